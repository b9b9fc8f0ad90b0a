import type { QueryDatabase, QueryDatabaseId } from '../../databases/query-database.ts'
import type { Cell, PageCellId } from './cell.ts'
import type { Home } from './homes.ts'

/** A database with readings in it. */
export interface SeededDatabase {
  database: Pick<QueryDatabase, 'id' | 'statements'>
  rows: number
  /** Readings for queries that many people run at once; undefined where none does. */
  shortRows?: number
}

type Seeded = ReadonlyMap<QueryDatabaseId, SeededDatabase>

/** Writes the notebook's cells: the page's three, the fast one for the other databases too, and those off the page. */
export function writeCells(homes: Record<PageCellId, Home>, seeded: Seeded): Cell[] {
  const elsewhere = [...seeded.values()].filter(({ database }) => database.id !== homes.fast.database)
  return [
    slowCell(homes.slow, seeded),
    fastCell(homes.fast, seeded),
    mediumCell(homes.medium, seeded),
    ...elsewhere.map(({ database }) => fastCell({ database: database.id }, seeded)),
    pauseCell(),
    ...shortCells(seeded),
  ]
}

function slowCell(home: Home, seeded: Seeded): Cell {
  const { database } = at(seeded, home)
  return { id: 'slow', title: 'How far each sensor moved', ...home, statement: database.statements.steps, params: [] }
}

function fastCell(home: Home, seeded: Seeded): Cell {
  const { database, rows } = at(seeded, home)
  return { id: 'fast', title: 'The latest reading', ...home, statement: database.statements.one, params: [rows] }
}

function mediumCell(home: Home, seeded: Seeded): Cell {
  const { database } = at(seeded, home)
  return { id: 'medium', title: 'Each sensor in figures', ...home, statement: database.statements.summary, params: [] }
}

/** Sleeping stands for what takes time without computing: a lock, a remote table, a slow disk. */
function pauseCell(): Cell {
  const statement = 'SELECT true AS waited FROM pg_sleep(0.1)'
  return { id: 'pause', title: 'A query that only waits', database: 'postgresql', statement, params: [] }
}

function shortCells(seeded: Seeded): Cell[] {
  const title = 'A short query that computes'
  const ids = { crunch: 'postgresql', tally: 'sqlite' } as const
  return (['crunch', 'tally'] as const).flatMap((id) => {
    const database = ids[id]
    const rows = seeded.get(database)?.shortRows
    return rows === undefined ? [] : [{ id, title, database, statement: shortStatement(rows), params: [] }]
  })
}

/** As PostgreSQL and SQLite both read it. Nothing is grouped or sorted: threads that all sort wait for each other's memory
 *  in some builds of SQLite, and what is asked here is what the cores can do.
 *  @param rows how many of the readings it goes through
 */
export function shortStatement(rows: number): string {
  return `
    SELECT min(value * value % 9973) AS lowest, max(value * value % 9973) AS highest
    FROM reading
    WHERE id <= ${rows}`
}

function at(seeded: Seeded, { database }: Home): SeededDatabase {
  const found = seeded.get(database)
  if (found === undefined) throw new Error(`There are no readings in ${database}.`)
  return found
}
