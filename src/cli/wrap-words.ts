import { columnsOf } from './columns-of.ts'

/** Not between a figure and its unit. */
const betweenWords = / (?!(?<=\d )(?:%|ms|s|min|h)(?![\p{L}\p{N}]))/u

/** Breaks text between words, for a terminal. A word that is wider than a line, such as a path, stays whole, and a figure keeps its unit.
 *  @param layout.width columns of a line; Infinity: one line
 *  @param layout.indent columns that stand before the first line already, and go before the others */
export function wrapWords(text: string, { width, indent }: { width: number; indent: number }): string {
  const lines: string[] = []
  let line = ''
  let columns = 0
  for (const word of text.split(betweenWords)) {
    const wordColumns = columnsOf(word)
    if (line !== '' && indent + columns + 1 + wordColumns > width) {
      lines.push(line)
      line = word
      columns = wordColumns
    } else {
      columns += wordColumns + (line === '' ? 0 : 1)
      line = line === '' ? word : `${line} ${word}`
    }
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`)
}
