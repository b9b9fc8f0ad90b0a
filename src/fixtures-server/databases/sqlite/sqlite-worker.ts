import { workerData } from 'node:worker_threads'
import type { Row } from '../query-database.ts'
import { openSqlite } from './library.ts'

const file = openSqlite((workerData as { path: string }).path)

/** Answers one query, in a thread of its own. */
export function answerQuery({ statement, params }: { statement: string; params: readonly unknown[] }): Row[] {
  return file.query(statement, params)
}
