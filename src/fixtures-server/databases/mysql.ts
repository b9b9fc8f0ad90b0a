import type { DatabaseOptions, RunningDatabase } from './database.ts'
import { connectMysql } from './mysql/connection.ts'
import { createOwnDatabase, dropOwnDatabase } from './mysql/own-database.ts'
import { startPrivateMysql } from './mysql/private-mysql.ts'
import { mysqlStatements, seedMysql } from './mysql/readings.ts'
import type { QueryDatabase } from './query-database.ts'
import { refusal } from './refusal.ts'
import { bridge } from './sync/sync-connection.ts'

export const mysql: QueryDatabase = {
  id: 'mysql',
  title: 'MySQL',
  flag: '--mysql',
  exampleUrl: 'mysql://user:password@localhost:3306',
  start: startMysql,
  statements: mysqlStatements,
  seedReadings: seedMysql,
  connect: connectMysql,
  connectSync: async (place) => bridge('mysql', place),
}

/** Real MySQL or MariaDB: the server behind the URL, or the one installed on this machine, on data of its own.
 *  @throws DatabaseError 'refused' (within about five seconds), 'did-not-start' or 'not-here'
 */
export async function startMysql(options: DatabaseOptions): Promise<RunningDatabase> {
  return options.url === undefined ? startPrivate(options) : useServer(options.url)
}

async function startPrivate(options: DatabaseOptions): Promise<RunningDatabase> {
  const server = await startPrivateMysql(options)
  try {
    const { schema, version } = await createOwnDatabase(server.url)
    return { id: 'mysql', version, isPrivate: true, url: server.url, schema, stop: server.stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function useServer(url: string): Promise<RunningDatabase> {
  const { schema, version } = await createOwnDatabase(url).catch((cause) => {
    throw refusal({ database: 'MySQL', flag: '--mysql', url, cause })
  })
  let dropped: Promise<void> | undefined
  return {
    id: 'mysql',
    version,
    isPrivate: false,
    url,
    schema,
    stop() {
      dropped ??= dropOwnDatabase(url, schema)
      return dropped
    },
  }
}
