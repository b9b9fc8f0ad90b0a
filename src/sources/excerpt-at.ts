import type { CodeExcerpt } from '../model.ts'

/** Lines shown above and below. */
const surrounding = 3
/** A longer line is a bundle's: what stands round a position in it is no help. */
const longestLine = 400
const shownOfLine = 160

/** The lines round one of a source.
 *  @param line 1-based
 *  @returns undefined without the source, beyond its end, and where the line is a bundle's
 */
export function excerptAt(text: string | undefined, line: number): CodeExcerpt | undefined {
  if (text === undefined) return undefined
  const all = text.split(/\r?\n/u, line + surrounding)
  const own = all[line - 1]
  if (own === undefined || own.length > longestLine) return undefined
  const fromLine = Math.max(1, line - surrounding)
  const lines = all.slice(fromLine - 1, line + surrounding).map(cut)
  // The file's last newline is not a line.
  if (lines.at(-1) === '' && all.length < line + surrounding) lines.pop()
  return { fromLine, lines }
}

function cut(line: string): string {
  return line.length > shownOfLine ? `${line.slice(0, shownOfLine - 1)}…` : line
}
