import type { Query, QueryExecutor, Row } from '../query-executor.ts'

/** All at once, each on a connection of its own: the answer is there with the slowest. */
export async function executeAll(executor: QueryExecutor, queries: readonly Query[]): Promise<Row[][]> {
  return Promise.all(queries.map((query) => executor.executeQuery(query)))
}
