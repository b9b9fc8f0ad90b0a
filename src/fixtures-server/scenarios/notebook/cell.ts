import type { DatabaseId } from '../../databases/database.ts'

/** The cells on the notebook's page, in the order in which it sends them. */
export const pageCells = ['slow', 'fast', 'medium'] as const

/** The same, in the order in which they can be answered. */
export const fastestFirst = ['fast', 'medium', 'slow'] as const satisfies readonly PageCellId[]

export type PageCellId = (typeof pageCells)[number]

/** Off the page: short queries for many people to send at once. `pause` waits without computing, `crunch` computes in
 *  PostgreSQL's processes, `tally` in SQLite, which is to say in threads of the server itself. */
export type CellId = PageCellId | 'pause' | 'crunch' | 'tally'

/** A question that somebody wrote into the notebook. */
export interface Cell {
  id: CellId
  title: string
  /** Where it runs. */
  database: DatabaseId
  /** Why it runs there, where another database was its first choice. */
  note?: string
  /** In the database's own language. */
  statement: string
}

/** What a notebook's file holds. */
export interface Notebook {
  cells: Cell[]
}
