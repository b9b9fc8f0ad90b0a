/** How much data the scenario works on. */
export interface DataSize {
  tables: number
  columnsPerTable: number
}

/** What the scenario's query took. */
export interface QueryCost {
  /** Up to the first row. */
  executeMs: number
  /** For all other rows, parsed but not yet handed from thread to thread. */
  fetchMs: number
}

/** What the query is measured on; the data are never smaller. */
export const sampleSize: DataSize = { tables: 5_000, columnsPerTable: 16 }

/** Where the blocking way is to land: in the middle of what the story tells, 150–300 ms and 50–150 ms. The driver's
 *  worker thread adds about half to the fetch, by copying the rows. */
const wanted: QueryCost = { executeMs: 180, fetchMs: 50 }

/** At the most a million columns: seeding stays below three seconds. */
const most: DataSize = { tables: 16_000, columnsPerTable: 60 }

/** Chooses the data's size from what the query took over the present one. Tables are rows to fetch; columns are what
 *  each row is computed from. Both times grow about linearly.
 *  @returns never less than the present size
 */
export function fitSize(present: DataSize, cost: QueryCost): DataSize {
  const tables = clamp((present.tables * wanted.fetchMs) / cost.fetchMs, present.tables, most.tables)
  const executeMsPerColumn = cost.executeMs / (present.tables * present.columnsPerTable)
  const columnsPerTable = wanted.executeMs / (executeMsPerColumn * tables)
  return { tables, columnsPerTable: clamp(columnsPerTable, present.columnsPerTable, most.columnsPerTable) }
}

/** True where the query ends before the range that the story tells: another program disturbed the first measurement. */
export function isTooSmall(cost: QueryCost): boolean {
  return cost.executeMs < 140
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, Math.round(value)))
}
