import type { Query, QueryExecutor, Row } from '../query-executor.ts'

/** One after the other: each query is sent when the one before it was answered. */
export async function executeAll(executor: QueryExecutor, queries: readonly Query[]): Promise<Row[][]> {
  const results: Row[][] = []
  for (const query of queries) results.push(await executor.executeQuery(query))
  return results
}
