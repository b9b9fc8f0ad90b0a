import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise'
import { isLeftover, newSchemaName, ownerNote, schemaPattern } from '../owner.ts'

/** A refused or silent server must not hold anybody up for longer. */
const connectTimeoutMs = 5_000

/** The one table that we put into each database of our own: MySQL keeps no comments on databases. */
const ownerTable = 'loopcheck_owner'

/** Makes a database of our own, `loopcheck_<random>`, on the server behind the URL; touches nothing else there but
 *  databases that we left behind ourselves.
 *  @throws what mysql2 throws
 */
export async function createOwnDatabase(url: string): Promise<{ schema: string; version: string }> {
  const schema = newSchemaName()
  return withConnection(url, async (connection) => {
    await dropLeftovers(connection)
    await connection.query(`CREATE DATABASE ${schema}`)
    await connection.query(`CREATE TABLE ${schema}.${ownerTable} (note text)`)
    await connection.query(`INSERT INTO ${schema}.${ownerTable} VALUES (?)`, [ownerNote()])
    const [rows] = await connection.query<RowDataPacket[]>('SELECT VERSION() AS version')
    return { schema, version: String(rows[0]?.version) }
  })
}

/** Drops it with all that is in it.
 *  @throws what mysql2 throws
 */
export async function dropOwnDatabase(url: string, schema: string): Promise<void> {
  await withConnection(url, async (connection) => {
    // A server that is still ending may hold its locks for a moment; a stuck one must not hold us for ever.
    await connection.query('SET lock_wait_timeout = 10')
    await connection.query(`DROP DATABASE IF EXISTS ${connection.escapeId(schema)}`)
  })
}

/** Runs one task on a connection of its own. */
export async function withConnection<T>(url: string, task: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await createConnection({ uri: url, connectTimeout: connectTimeoutMs })
  // The server may end under an idle connection; what is being awaited fails by itself.
  connection.on('error', () => {})
  try {
    return await task(connection)
  } finally {
    await connection.end().catch(() => {})
  }
}

/** Drops the databases of loopchecks that were killed. */
async function dropLeftovers(connection: Connection): Promise<void> {
  const [tables] = await connection.query<RowDataPacket[]>(
    'SELECT table_schema AS name FROM information_schema.tables WHERE table_name = ? AND table_schema REGEXP ?',
    [ownerTable, schemaPattern],
  )
  for (const { name } of tables) {
    try {
      const [notes] = await connection.query<RowDataPacket[]>(`SELECT note FROM ${name}.${ownerTable}`)
      if (isLeftover(notes[0]?.note ?? null, Date.now())) await connection.query(`DROP DATABASE IF EXISTS ${name}`)
    } catch {
      // Another user's, or one being made or dropped by another loopcheck: not worth failing for.
    }
  }
}
