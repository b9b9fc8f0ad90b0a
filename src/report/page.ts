import type { CodeExcerpt } from '../model.ts'
import type { TimeChart } from './charts/time-chart.ts'
import type { Diagram } from './diagram.ts'
import type { FlameGraph } from './flame/flame-graph.ts'
import type { FunctionRow } from './flame/function-rows.ts'
import type { SeenStalls } from './flame/seen-pieces.ts'

/** What a reader gets, before it is written as Markdown or HTML: both say the same because both write one Page.
 *  Every string may come from the measured program; the writers escape all of them. */
export interface Page {
  /** The verdict: the first line. */
  title: string
  status: string
  tone: Tone
  /** Under the title: when, with what. */
  subtitle: Words
  /** Before the first section. */
  lead: Block[]
  sections: Section[]
}

export type Tone = 'good' | 'bad' | 'warn' | 'neutral'

export interface Section {
  /** Our own word, used as the HTML id. */
  id: string
  title: Words
  blocks: Block[]
  /** A short print does without it. */
  isFurther?: true
}

export type Inline =
  | { is: 'code'; text: string }
  | { is: 'strong'; text: string }
  | { is: 'badge'; text: string; tone: Tone }
  /** A place in the user's code: Markdown links to it, HTML lets it be copied. */
  | { is: 'place'; file: string; line: number }
  /** To a section of the page, or to details, by its id. Markdown writes the text alone: every host makes other anchors of headings. */
  | { is: 'link'; text: string; section: string; isCode?: boolean }
  /** A bar within a table: its length, 0–1, and the figure that stands beside it. */
  | { is: 'bar'; share: number; text: string }

/** A plain string is text. */
export type Words = readonly (string | Inline)[]

export interface Column {
  title: string
  align?: 'right'
  /** How the rows stand by this column when the page is opened. */
  sorted?: 'ascending' | 'descending'
}

export interface Row {
  cells: readonly Words[]
  /** Set in bold: the row that the others lead to. */
  isMain?: boolean
  /** Of a sortable table. */
  figures?: RowFigures
}

/** What stands behind a row's cells, column by column; undefined: not measured, or a column of words. */
export type RowFigures = readonly (number | undefined)[]

export interface Table {
  is: 'table'
  caption: string
  columns: readonly Column[]
  rows: readonly Row[]
  /** Long enough that its rows are looked through by words: what the field is called. HTML alone has it. */
  filter?: string
  /** The reader may sort it by any column: by the rows' figures, else by the words. HTML alone has it. */
  isSortable?: true
}

export interface Tile {
  label: string
  value: string
  note?: string
  tone?: Tone
}

export type Block =
  | Table
  | { is: 'text'; words: Words }
  /** Within a section. */
  | { is: 'heading'; words: Words }
  | { is: 'list'; items: readonly Words[] }
  /** A notice: how far the figures can be trusted. */
  | { is: 'aside'; tone: Tone; items: readonly Words[] }
  | { is: 'tiles'; tiles: readonly Tile[] }
  | { is: 'diagram'; diagram: Diagram }
  /** Beside each other where there is room. */
  | { is: 'pair'; sides: readonly { title: string; blocks: readonly Block[] }[] }
  | { is: 'code'; code: string; language?: 'js' }
  /** Source code with one line that stands out. */
  | { is: 'excerpt'; excerpt: CodeExcerpt; line: number }
  /** id: our own word, what a link may lead to. isOpen: HTML shows it unfolded. */
  | { is: 'details'; id?: string; summary: string; note?: string; isOpen?: true; blocks: readonly Block[] }
  /** What a short print does without. */
  | { is: 'further'; blocks: readonly Block[] }
  /** Folded away: its blocks as Markdown, to be pasted elsewhere. HTML alone has it. */
  | { is: 'copy'; summary: string; blocks: readonly Block[] }
  /** `table` is what a page without pictures shows in its place. */
  | { is: 'chart'; chart: TimeChart; table: Table }
  /** `table` is what a page without pictures shows in its place; `rows` is what stands behind the picture. */
  | { is: 'flame'; flame: FlameGraph; rows: readonly FunctionRow[]; blockedMs: number; table: Table }
  /** What was seen in the stalls of the chart before it. HTML alone has it. */
  | { is: 'seen'; seen: SeenStalls }

export const code = (text: string): Inline => ({ is: 'code', text })
export const strong = (text: string): Inline => ({ is: 'strong', text })
export const link = (section: string, text: string): Inline => ({ is: 'link', text, section })
export const linkedCode = (section: string, text: string): Inline => ({ is: 'link', text, section, isCode: true })
export const badge = (text: string, tone: Tone): Inline => ({ is: 'badge', text, tone })
