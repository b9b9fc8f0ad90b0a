/** Breaks text between words, for a terminal. A word that is wider than a line, such as a path, stays whole.
 *  @param layout.width columns of a line; Infinity: one line
 *  @param layout.indent columns that stand before the first line already, and go before the others */
export function wrapWords(text: string, { width, indent }: { width: number; indent: number }): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && indent + longer.length > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`)
}
