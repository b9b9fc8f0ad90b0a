import { createSyncFn } from 'synckit'
import type { DatabasePlace } from '../database.ts'
import type { QueryDatabaseId, SyncConnection } from '../query-database.ts'
import type { AnswerCall } from './sync-connection-worker.ts'

/** A server that died must not hold the caller for ever. */
const answerWaitMs = 30_000

/** Makes a driver without await of a database's asynchronous one: it runs in a worker thread, for whose answers this
 *  thread sleeps (synckit, Atomics.wait).
 *  @throws what the driver throws
 */
export function bridge(id: QueryDatabaseId, { url, schema }: DatabasePlace): SyncConnection {
  const call = createSyncFn<AnswerCall>(new URL('./sync-connection-worker.js', import.meta.url), answerWaitMs)
  // Not the place itself: one that is running has a stop(), and functions cannot be handed to a thread.
  const number = call('connect', id, { url, schema })
  // Bound, not wrapped: in a stack the caller stands right above the driver, as with a driver written in C.
  return {
    query: call.bind(undefined, 'query', number) as SyncConnection['query'],
    close: call.bind(undefined, 'close', number) as SyncConnection['close'],
  }
}
