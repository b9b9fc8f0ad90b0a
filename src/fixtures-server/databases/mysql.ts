import type { DatabaseOptions, RunningDatabase } from './database.ts'
import { connectMysql } from './mysql/connection.ts'
import { createOwnDatabase, dropOwnDatabase } from './mysql/own-database.ts'
import { startPrivateMysql } from './mysql/private-mysql.ts'
import { mysqlStatements, seedMysql } from './mysql/readings.ts'
import { type ServerKind, takePlace, takePrivatePlace } from './own-place.ts'
import type { QueryDatabase } from './query-database.ts'
import { bridge } from './sync/sync-connection.ts'

const server: ServerKind = {
  id: 'mysql',
  title: 'MySQL',
  flag: '--mysql',
  otherwise: 'to use a private server',
  makePlace: createOwnDatabase,
  dropPlace: dropOwnDatabase,
}

export const mysql: QueryDatabase = {
  ...{ id: 'mysql', title: server.title, flag: server.flag },
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
  if (options.url !== undefined) return takePlace(server, options.url)
  return takePrivatePlace(server, await startPrivateMysql(options))
}
