import { Client } from 'pg'
import Cursor from 'pg-cursor'
import { runAsWorker } from 'synckit'
import { readCursor } from './read-cursor.ts'

/** What a caller holds of a query that is being fetched. */
export interface DriverCursor {
  columns: string[]
}

export type AnswerCall = typeof answerCall

/** The most that one Execute message can ask for: an Int32. Source: PostgreSQL documentation, "Message Formats". */
const allRows = 2 ** 31 - 1

let client: Client | undefined
let open: { cursor: Cursor; firstRows: unknown[][] } | undefined

/** Answers the calls of SyncDriver, one at a time. */
async function answerCall(name: 'connect' | 'execute' | 'fetchAll' | 'close', ...given: unknown[]): Promise<unknown> {
  if (name === 'connect') return connect(String(given[0]))
  if (name === 'execute') return execute(String(given[0]), given[1] as unknown[])
  if (name === 'fetchAll') return fetchAll()
  await client?.end()
}

async function connect(url: string): Promise<void> {
  client = new Client({ connectionString: url })
  // A server that ends is told to the next caller, by the call that fails.
  client.on('error', () => {})
  await client.connect()
}

/** Sorting and grouping end before the first row: with it, the query's own work is done. */
async function execute(query: string, params: unknown[]): Promise<DriverCursor> {
  if (client === undefined) throw new Error('Database not initialized')
  await open?.cursor.close()
  const cursor = client.query(new Cursor(query, params, { rowMode: 'array' }))
  const { rows, columns } = await readCursor(cursor, 1)
  open = { cursor, firstRows: rows }
  return { columns }
}

async function fetchAll(): Promise<unknown[][]> {
  if (open === undefined) throw new Error('fetchAll before execute')
  const { cursor, firstRows } = open
  open = undefined
  const { rows } = await readCursor(cursor, allRows)
  await cursor.close()
  return [...firstRows, ...rows]
}

runAsWorker(answerCall)
