import { type DatabaseId, databaseTitles } from '../../databases/database.ts'
import type { QueryDatabaseId } from '../../databases/query-database.ts'
import type { PageCellId } from './cell.ts'

/** Where a cell of the page runs. */
export interface Home {
  database: QueryDatabaseId
  /** Why there; undefined where nothing is missing. */
  note?: string
}

/** First choice first. MongoDB is here only when somebody gave its URL, so that it goes before what is found on the
 *  machine. PostgreSQL is always here. */
const choices: Record<PageCellId, readonly QueryDatabaseId[]> = {
  slow: ['postgresql'],
  fast: ['sqlite', 'postgresql'],
  medium: ['mongodb', 'mysql', 'sqlite', 'postgresql'],
}

/** What nobody misses who did not ask for it. */
const onlyIfGiven: readonly DatabaseId[] = ['mongodb']

/** Gives each cell of the page a database of its own, as far as this machine has them. */
export function findHomes(here: readonly DatabaseId[]): Record<PageCellId, Home> {
  return { slow: findHome('slow', here), fast: findHome('fast', here), medium: findHome('medium', here) }
}

function findHome(cell: PageCellId, here: readonly DatabaseId[]): Home {
  const index = choices[cell].findIndex((id) => here.includes(id))
  const database = choices[cell][index]
  if (database === undefined) throw new Error(`None of ${choices[cell].join(', ')} is here for the ${cell} cell.`)
  const missing = choices[cell].slice(0, index).filter((id) => !onlyIfGiven.includes(id))
  if (missing.length === 0) return { database }
  return { database, note: `not here: ${missing.map((id) => databaseTitles[id]).join(', ')}` }
}
