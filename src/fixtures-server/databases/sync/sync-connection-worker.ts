import { runAsWorker } from 'synckit'
import type { DatabasePlace } from '../database.ts'
import { queryDatabases } from '../databases.ts'
import type { Connection, QueryDatabaseId } from '../query-database.ts'

export type AnswerCall = typeof answerCall

/** By number: a thread has one worker, and may hold several connections. */
const connections = new Map<number, Connection>()
let lastNumber = 0

/** Answers the calls of sync-connection.ts, one at a time. */
async function answerCall(name: 'connect' | 'query' | 'close', ...given: unknown[]): Promise<unknown> {
  if (name === 'connect') return connect(given[0] as QueryDatabaseId, given[1] as DatabasePlace)
  const [number, statement, params] = given as [number, string, unknown[] | undefined]
  const connection = connections.get(number)
  if (name === 'query') {
    if (connection === undefined) throw new Error('The connection is closed.')
    return connection.query(statement, params)
  }
  connections.delete(number)
  await connection?.close()
}

async function connect(id: QueryDatabaseId, place: DatabasePlace): Promise<number> {
  const database = await queryDatabases[id]()
  const connection = await database.connect(place, { connections: 1 })
  connections.set(++lastNumber, connection)
  return lastNumber
}

runAsWorker(answerCall)
