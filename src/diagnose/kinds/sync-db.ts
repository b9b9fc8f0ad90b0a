import {
  calleeStartsWith,
  type Evidence,
  type Kind,
  librariesInside,
  libraryInside,
  type RemediedPart,
} from './kind.ts'

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

/** Drivers of databases that are elsewhere. */
const remote = new Set(['pg-native', 'libpq', 'odbc'])

function isInProcess({ callee, frames }: RemediedPart): boolean {
  return !callee?.startsWith('addon.PQ') && !librariesInside({ frames }).some((name) => remote.has(name))
}

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
  // No driver waits for a database that computes in this very process.
  fixesFor: (part) => (isInProcess(part) ? ['worker-pool', 'push-to-engine', 'cache-once'] : syncDb.fixes),
  what: 'A database driver whose calls return with the rows: better-sqlite3, node:sqlite, libsql, pg-native, odbc. The query runs, or is waited for, on the main thread.',
  harm: 'Whatever the query takes, the loop takes. A driver of this sort is quick for a lookup by key, and stops the whole server for one report without an index; requests that arrive meanwhile wait one after the other, so that their waits add up. An async function round it changes nothing: it still runs here.',
  signs: [
    'The blocker names the driver, and the query without its literals.',
    'Much CPU time where the database is in the process (SQLite), hardly any where a server is waited for.',
    'Other routes, which touch no database, are slow at the same moments.',
  ],
  remedy:
    'Against a database server: a driver that awaits the socket, with a pool. For SQLite: run the heavy queries in a worker pool and keep lookups by key where they are. Either way, let the database filter and sum, and look at the query plan for a missing index.',
  fine: 'Lookups by key that take well under a millisecond, in command-line tools, and in a worker that does nothing else.',
}
