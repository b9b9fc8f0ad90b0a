/** How much data the scenario works on. */
export interface DataSize {
  tables: number
  columnsPerTable: number
}

/** What the scenario's query took over data of sampleSize. */
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
const bounds = {
  tables: { low: sampleSize.tables, high: 16_000 },
  columnsPerTable: { low: sampleSize.columnsPerTable, high: 60 },
}

/** Chooses the data's size from what the query took over sampleSize. Tables are rows to fetch; columns are what each
 *  row is computed from. Both times grow about linearly. */
export function fitSize(cost: QueryCost): DataSize {
  const tables = clamp((sampleSize.tables * wanted.fetchMs) / cost.fetchMs, bounds.tables)
  const executeMsPerColumn = cost.executeMs / (sampleSize.tables * sampleSize.columnsPerTable)
  const columnsPerTable = clamp(wanted.executeMs / (executeMsPerColumn * tables), bounds.columnsPerTable)
  return { tables, columnsPerTable }
}

function clamp(value: number, { low, high }: { low: number; high: number }): number {
  return Math.min(high, Math.max(low, Math.round(value)))
}
