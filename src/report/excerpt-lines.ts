import type { CodeExcerpt } from '../model.ts'

export interface ExcerptLine {
  /** 1-based, padded to the width of the longest. */
  number: string
  /** Without the indentation that all lines share. */
  code: string
  isMarked: boolean
}

/** The lines of an excerpt, ready to be shown beside their numbers. */
export function excerptLines({ fromLine, lines }: CodeExcerpt, markedLine: number): ExcerptLine[] {
  const width = String(fromLine + lines.length - 1).length
  const written = lines.filter((line) => line.trim() !== '')
  const indent = Math.min(...written.map((line) => line.length - line.trimStart().length))
  return lines.map((line, index) => ({
    number: String(fromLine + index).padStart(width),
    code: line.slice(Number.isFinite(indent) ? indent : 0).trimEnd(),
    isMarked: fromLine + index === markedLine,
  }))
}
