import { createSyncFn } from 'synckit'
import type { AnswerCall, DriverCursor } from './sync-driver-worker.ts'

/** A database driver without await, as psycopg2 is one: each call returns when the server has answered. */
export interface SyncDriver {
  /** Runs a query up to its first row. */
  execute(query: string, params: unknown[]): DriverCursor
  /** Fetches all its rows, each as an array of values. */
  fetchAll(cursor: DriverCursor): unknown[][]
  close(): void
}

/** A server that died must not hold the caller for ever. */
const answerWaitMs = 30_000

/** Connects a synchronous driver: pg in a worker thread, for whose answers this thread sleeps (synckit, Atomics.wait).
 *  One driver a process.
 *  @throws what pg throws
 */
export function connectDriver(url: string): SyncDriver {
  const call = createSyncFn<AnswerCall>(new URL('./sync-driver-worker.js', import.meta.url), answerWaitMs)
  call('connect', url)
  // Bound, not wrapped: in a stack the caller stands right above the driver, as with a driver written in C.
  return {
    execute: call.bind(undefined, 'execute') as SyncDriver['execute'],
    fetchAll: call.bind(undefined, 'fetchAll') as SyncDriver['fetchAll'],
    close: call.bind(undefined, 'close') as SyncDriver['close'],
  }
}
