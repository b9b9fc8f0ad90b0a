import type { Location } from '../model.ts'
import { excerptLines } from '../report/excerpt-lines.ts'
import { plainText } from '../report/foreign-text.ts'
import { fitAround } from './columns-of.ts'
import type { Layout } from './layout.ts'

/** Columns; what is longer is no code that one reads. */
const longestCode = 120

/** A line of code with its neighbours, where they are known.
 *  @param room.columns that they may take
 *  @param room.neighbours lines before and after
 *  @returns [] where the source was not found */
export function codeLines(
  { code, excerpt, line, column }: Location,
  { style, letters }: Layout,
  room: { columns: number; neighbours: number },
): string[] {
  const mark = letters === 'unicode' ? '…' : '...'
  const short = (text: string, taken: number, at: number) =>
    fitAround(plainText(text), { columns: Math.max(12, Math.min(room.columns - taken, longestCode)), at, mark })
  if (excerpt === undefined) return code === undefined ? [] : [`  ${short(code, 2, 0)}`]
  const lines = excerptLines(excerpt, line)
  const at = lines.findIndex(({ isMarked }) => isMarked)
  const raw = excerpt.lines[at] ?? ''
  const place = column - 1 - (raw.length - raw.trimStart().length)
  return lines
    .slice(Math.max(0, at - room.neighbours), at + room.neighbours + 1)
    .map(({ number, code: text, isMarked }) => {
      const indent = text.slice(0, text.length - text.trimStart().length).replaceAll('\t', '  ')
      const shown = `${indent}${short(text.trim(), 4 + number.length + indent.length, isMarked ? place : 0)}`
      return isMarked
        ? `${style('red', '>')} ${style('dim', number)}  ${style('bold', shown)}`
        : `  ${style('dim', `${number}  ${shown}`)}`.trimEnd()
    })
}
