import { startGivenOnly } from './given-only.ts'
import { connectMongodb, loadMongodb } from './mongodb/connection.ts'
import { createOwnDatabase, dropOwnDatabase } from './mongodb/own-database.ts'
import { mongodbStatements, seedMongodb } from './mongodb/readings.ts'
import type { QueryDatabase } from './query-database.ts'
import { bridge } from './sync/sync-connection.ts'

const server = {
  id: 'mongodb',
  title: 'MongoDB',
  flag: '--mongodb',
  otherwise: 'to do without it',
  exampleUrl: 'mongodb://user:password@localhost:27017',
  makePlace: createOwnDatabase,
  dropPlace: dropOwnDatabase,
} as const

/** MongoDB 5.0 or later: the server behind the URL. */
export const mongodb: QueryDatabase = {
  ...{ id: server.id, title: server.title, flag: server.flag, exampleUrl: server.exampleUrl },
  start: (options) => startGivenOnly(server, options, loadMongodb),
  statements: mongodbStatements,
  seedReadings: seedMongodb,
  connect: connectMongodb,
  connectSync: async (place) => bridge('mongodb', place),
}
