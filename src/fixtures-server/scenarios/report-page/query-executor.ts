/** One row of an answer, by column. */
export type Row = Record<string, unknown>

/** A statement with $1, $2 … for its params. */
export interface Query {
  statement: string
  params: readonly unknown[]
}

/** What the report service knows of the database. */
export interface QueryExecutor {
  /** @returns all rows, in the query's order
   *  @throws what the driver throws
   */
  executeQuery(query: Query): Promise<Row[]>
  close(): Promise<void>
}

/** Runs the queries that one part of the page needs.
 *  @returns the rows of each, in the order of the queries
 */
export type ExecuteAll = (executor: QueryExecutor, queries: readonly Query[]) => Promise<Row[][]>
