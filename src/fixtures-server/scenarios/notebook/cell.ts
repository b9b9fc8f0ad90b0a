import type { QueryDatabaseId } from '../../databases/query-database.ts'

/** The cells on the notebook's page, in the order in which it sends them. */
export const pageCells = ['slow', 'fast', 'medium'] as const

export type PageCellId = (typeof pageCells)[number]

/** The same, in the order in which they can be answered. */
export const fastestFirst: readonly PageCellId[] = ['fast', 'medium', 'slow']

/** Off the page: short queries for many people to run at once. `pause` waits and computes nothing, `crunch` computes in
 *  PostgreSQL's processes, `tally` in SQLite, which is to say in threads of the server itself. */
export type CellId = PageCellId | 'pause' | 'crunch' | 'tally'

/** A question that somebody wrote into the notebook. */
export interface Cell {
  id: CellId
  title: string
  /** Where it runs. */
  database: QueryDatabaseId
  /** Why it runs there, where that was not the first choice. */
  note?: string
  /** In the database's own language. */
  statement: string
  params: (string | number)[]
}

/** What a notebook's file holds. */
export interface Notebook {
  /** A cell that can run on several databases is here once for each; the first one counts where none is asked for. */
  cells: Cell[]
}
