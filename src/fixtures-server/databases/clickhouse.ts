import { connectClickhouse, loadClickhouse } from './clickhouse/connection.ts'
import { createOwnDatabase, dropOwnDatabase } from './clickhouse/own-database.ts'
import { clickhouseStatements, seedClickhouse } from './clickhouse/readings.ts'
import { startGivenOnly } from './given-only.ts'
import type { QueryDatabase } from './query-database.ts'
import { bridge } from './sync/sync-connection.ts'

const server = {
  id: 'clickhouse',
  title: 'ClickHouse',
  flag: '--clickhouse',
  otherwise: 'to do without it',
  exampleUrl: 'http://user:password@localhost:8123',
  makePlace: createOwnDatabase,
  dropPlace: dropOwnDatabase,
} as const

/** ClickHouse: the server behind the URL, over HTTP. */
export const clickhouse: QueryDatabase = {
  ...{ id: server.id, title: server.title, flag: server.flag, exampleUrl: server.exampleUrl },
  start: (options) => startGivenOnly(server, options, loadClickhouse),
  statements: clickhouseStatements,
  seedReadings: seedClickhouse,
  connect: connectClickhouse,
  connectSync: async (place) => bridge('clickhouse', place),
}
