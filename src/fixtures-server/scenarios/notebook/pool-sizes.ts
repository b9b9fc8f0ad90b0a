import { availableParallelism } from 'node:os'
import type { QueryDatabaseId } from '../../databases/query-database.ts'

/** As pg and mysql2 have it when nothing is said. */
const defaultConnections = 10

/** How many queries a database may be asked at once. NOTEBOOK_POOL_SIZE: connections to each server (default: 10).
 *  NOTEBOOK_SQLITE_THREADS: threads with SQLite (default: as many as cores, and at least two, so that a long query
 *  leaves one for the short).
 *  @throws Error for what is no whole number from 1 up
 */
export function poolSizeFor(database: QueryDatabaseId, environment: NodeJS.ProcessEnv): number {
  return database === 'sqlite'
    ? (readSize('NOTEBOOK_SQLITE_THREADS', environment) ?? Math.max(2, availableParallelism()))
    : (readSize('NOTEBOOK_POOL_SIZE', environment) ?? defaultConnections)
}

function readSize(name: string, environment: NodeJS.ProcessEnv): number | undefined {
  const given = environment[name]
  if (given === undefined || given === '') return undefined
  if (!/^[1-9][0-9]{0,3}$/.test(given))
    throw new Error(`${name} must be a whole number from 1 to 9999, got "${given}".`)
  return Number(given)
}
