import { plainText } from '../report/foreign-text.ts'
import type { Io } from './io.ts'
import { type Letters, lettersFor, spell } from './letters.ts'
import { type Style, styleFor } from './style.ts'

/** How text is laid out on this terminal. */
export interface Layout {
  style: Style
  /** Columns that prose may take; Infinity where there is no terminal, and in words: a screen reader wants whole lines. */
  width: number
  /** Columns there are: for what may stand side by side. As `width`, Infinity where nobody counts them. */
  columns: number
  letters: Letters
}

/** What the command line says of it. */
export interface LayoutOptions {
  color: boolean
  plain?: boolean
}

/** Columns; longer lines of prose are hard to read. */
const widestProse = 100
/** Columns; on a wider terminal the eye finds no way back. */
const widestPage = 240
const columnsForTwo = 150

/** The layout of what goes to stderr: summaries, and all that is about them. */
export function layoutFor({ stderr, env }: Pick<Io, 'stderr' | 'env'>, options: LayoutOptions): Layout {
  const columns = stderr.isTTY === true ? (stderr.columns ?? 80) : Number.POSITIVE_INFINITY
  return layoutOn(stderr, { env, options, columns })
}

/** The layout of any stream. */
export function layoutOn(
  stream: NodeJS.WriteStream,
  { env, options, columns }: { env: Io['env']; options: LayoutOptions; columns: number },
): Layout {
  const letters = lettersFor(stream, env, { isPlain: options.plain === true })
  const room = letters === 'words' ? Number.POSITIVE_INFINITY : columns
  return {
    style: styleFor(stream, env, { hasColor: options.color && letters !== 'words' }),
    width: Math.min(room, Number.isFinite(room) ? widestProse : room),
    columns: Number.isFinite(room) ? Math.min(room, widestPage) : room,
    letters,
  }
}

/** Whether two things stand side by side, as code beside facts. A pipe keeps the lines of a narrow terminal, whoever reads it there. */
export function isForTwo({ columns }: Layout): boolean {
  return Number.isFinite(columns) && columns >= columnsForTwo
}

/** A sentence that may hold the program's own words: one line, in the letters of this terminal. */
export function say(text: string, { letters }: Pick<Layout, 'letters'>): string {
  return spell(plainText(text), letters)
}

/** What a remark begins with: `note  …`; a screen reader reads `note: …` as one. */
export function labelFor(label: string, tone: Parameters<Style>[0], { style, letters }: Layout): string {
  return letters === 'words' ? `${label}: ` : `${style(tone, label)}  `
}
