import { calleeStartsWith, type Evidence, type Kind, libraryInside } from './kind.ts'

/** Drivers whose calls return with the rows. */
const drivers = new Set([
  'better-sqlite3',
  'better-sqlite3-multiple-ciphers',
  'pg-native',
  'libpq',
  'libsql',
  'sqlite-sync',
  'odbc',
  'chdb',
])

/** True where the user's own call is one to a driver, however many calls that makes of it (a row each). */
export function isInDriver(evidence: Evidence): boolean {
  return drivers.has(libraryInside(evidence))
}

export const syncDb: Kind = {
  id: 'sync-db',
  name: 'a synchronous database call',
  why: 'The driver returns with the rows: while the database works, the main thread waits or works inside the driver, and cannot turn to another request.',
  matches: (evidence) =>
    calleeStartsWith(evidence, 'node:sqlite', 'better_sqlite3.', 'addon.PQ', 'libsql.') ||
    ((evidence.isNative || evidence.callee !== undefined) && isInDriver(evidence)),
  fixes: ['async-driver', 'worker-pool', 'push-to-engine', 'cache-once'],
}
