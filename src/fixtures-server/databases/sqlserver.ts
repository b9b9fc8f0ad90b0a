import { startGivenOnly } from './given-only.ts'
import type { QueryDatabase } from './query-database.ts'
import { connectSqlserver } from './sqlserver/connection.ts'
import { loadTedious } from './sqlserver/open-connection.ts'
import { createOwnDatabase, dropOwnDatabase } from './sqlserver/own-database.ts'
import { seedSqlserver, sqlserverStatements } from './sqlserver/readings.ts'
import { bridge } from './sync/sync-connection.ts'

const server = {
  id: 'sqlserver',
  title: 'SQL Server',
  flag: '--sqlserver',
  otherwise: 'to do without it',
  exampleUrl: 'mssql://user:password@localhost:1433?trustServerCertificate=true',
  makePlace: createOwnDatabase,
  dropPlace: dropOwnDatabase,
} as const

/** SQL Server 2012 or later: the server behind the URL. */
export const sqlserver: QueryDatabase = {
  ...{ id: server.id, title: server.title, flag: server.flag, exampleUrl: server.exampleUrl },
  start: (options) => startGivenOnly(server, options, loadTedious),
  statements: sqlserverStatements,
  seedReadings: seedSqlserver,
  connect: connectSqlserver,
  connectSync: async (place) => bridge('sqlserver', place),
}
