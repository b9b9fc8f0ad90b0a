import type { Database, DatabaseOptions, RunningDatabase } from './database.ts'
import { type ServerKind, takePlace, takePrivatePlace } from './own-place.ts'
import { dropOwnPrefix, takeOwnPrefix } from './redis/own-prefix.ts'
import { startPrivateRedis } from './redis/private-redis.ts'

const server: ServerKind = {
  id: 'redis',
  title: 'Redis',
  flag: '--redis',
  otherwise: 'to use a private server',
  makePlace: takeOwnPrefix,
  dropPlace: dropOwnPrefix,
}

/** Keeps queues; it answers no statements. */
export const redis: Database = {
  ...{ id: 'redis', title: server.title, flag: server.flag },
  exampleUrl: 'redis://user:password@localhost:6379',
  start: startRedis,
}

/** Redis: the server behind the URL, or the one installed on this machine, empty.
 *  @throws DatabaseError 'refused' (within about five seconds), 'did-not-start' or 'not-here'
 */
export async function startRedis(options: DatabaseOptions): Promise<RunningDatabase> {
  if (options.url !== undefined) return takePlace(server, options.url)
  return takePrivatePlace(server, await startPrivateRedis(options))
}
