import { calleeStartsWith, type Kind, libraryInside } from './kind.ts'

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

export const syncDb: Kind = {
  id: 'sync-db',
  name: 'a synchronous database call',
  matches: (evidence) =>
    calleeStartsWith(evidence, 'node:sqlite', 'better_sqlite3.', 'addon.PQ', 'libsql.') ||
    (evidence.isNative && drivers.has(libraryInside(evidence))),
  fixes: ['async-driver', 'worker-pool', 'push-to-engine', 'cache-once'],
}
