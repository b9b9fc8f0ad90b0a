import type { QueryDatabaseId, ReadingStatements } from '../../databases/query-database.ts'
import type { PageCellId } from './cell.ts'
import type { Home } from './homes.ts'

/** A statement, and how long it is to take. */
export interface WantedCost {
  statement: keyof ReadingStatements
  wantedMs: number
}

/** What the statements are measured on; there are never fewer. Sorting grows a little faster than the rows: a sample much
 *  smaller than what is wanted would mislead. */
export const sampleRows = 200_000

/** Seeding stays below two seconds for each database. */
const mostRows = 1_200_000

/** Where the page's cells are to land: the seed's 10, 5 and 1 seconds, made short. */
const slowMs = 400
const mediumMs = 170

/** Where many people run a cell at once: twenty of them in well under a second, on two cores. */
export const shortMs = 15

/** Which of its cells decides how many readings a database gets: the one that takes longest. */
export function wantedCost(database: QueryDatabaseId, homes: Record<PageCellId, Home>): WantedCost {
  if (homes.slow.database === database) return { statement: 'steps', wantedMs: slowMs }
  if (homes.medium.database === database) return { statement: 'summary', wantedMs: mediumMs }
  return { statement: 'summary', wantedMs: shortMs }
}

/** Chooses the number of readings from what a statement took over the present ones; its time grows about linearly.
 *  @returns never fewer than the sample
 */
export function fitRows(present: { rows: number; tookMs: number }, { wantedMs }: WantedCost): number {
  return clampRows((present.rows * wantedMs) / present.tookMs)
}

/** True where another program disturbed the measurement so much that the cell would not play its part. */
export function isOff(tookMs: number, { wantedMs }: WantedCost): boolean {
  return tookMs < wantedMs * 0.8 || tookMs > wantedMs * 1.25
}

function clampRows(rows: number): number {
  return Math.min(mostRows, Math.max(sampleRows, Math.round(rows)))
}
