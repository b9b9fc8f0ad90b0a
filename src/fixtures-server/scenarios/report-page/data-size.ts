/** How many sales the report is over. */
export interface DataSize {
  /** Of the full year; the light one has a sixteenth. */
  sales: number
}

/** What the queries are measured on; the data are never smaller. */
export const sampleSize: DataSize = { sales: 150_000 }

/** Where a query is to land. A widget has two or three of them: 170–255 ms in one piece where the driver blocks. */
const wantedMs = 85

/** Seeding stays below four seconds. */
const mostSales = 2_500_000

/** Chooses the data's size from what a query took over the present ones: it reads each sale once.
 *  @param queryMs mean over the page's queries
 *  @returns never less than the present size
 */
export function fitSize(present: DataSize, queryMs: number): DataSize {
  const sales = Math.round((present.sales * wantedMs) / queryMs)
  return { sales: Math.min(mostSales, Math.max(present.sales, sales)) }
}

/** True where a widget of two queries would block for hardly more than what the story tells: another program disturbed
 *  the measurement. */
export function isTooSmall(queryMs: number): boolean {
  return queryMs < 70
}
