/** One row of an answer, by column. */
export type Row = Record<string, unknown>

/** What the services know of the database. */
export interface DatabaseProvider {
  tableExists(name: string): Promise<boolean>
  /** @param query SQL with $1, $2 … for the params
   *  @returns all rows, in the query's order
   */
  executeQuery(query: string, params: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

/** Looks a table up in one schema. */
export const tableExistsQuery =
  'SELECT EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = $1 AND tablename = $2) AS "exists"'

/** Makes a row of its values: dict(zip(columns, row)). */
export function toRow(columns: string[], values: unknown[]): Row {
  const row: Row = {}
  for (const [index, column] of columns.entries()) row[column] = values[index]
  return row
}
