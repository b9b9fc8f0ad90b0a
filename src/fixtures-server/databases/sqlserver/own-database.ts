import type { Connection } from 'tedious'
import { isLeftover, newSchemaName, ownerNote, schemaPattern } from '../owner.ts'
import { openConnection } from './open-connection.ts'
import { runStatement } from './run-statement.ts'

/** The one table that we put into each database of our own, as in MySQL. */
const ownerTable = 'dbo.loopcheck_owner'

/** Makes a database of our own, `loopcheck_<random>`, on the server behind the URL; touches nothing else there but
 *  databases that we left behind ourselves.
 *  @throws what tedious throws
 */
export async function createOwnDatabase(url: string): Promise<{ schema: string; version: string }> {
  const schema = newSchemaName()
  return withConnection(url, async (connection) => {
    await dropLeftovers(connection)
    await runStatement(connection, `CREATE DATABASE ${schema}`)
    // The data are thrown away: no log needs to be kept for a backup.
    await runStatement(connection, `ALTER DATABASE ${schema} SET RECOVERY SIMPLE`)
    await runStatement(connection, `CREATE TABLE ${schema}.${ownerTable} (note nvarchar(max))`)
    await runStatement(connection, `INSERT INTO ${schema}.${ownerTable} VALUES (@p1)`, [ownerNote()])
    const query = "SELECT CAST(SERVERPROPERTY('ProductVersion') AS nvarchar(40)) AS version"
    const [row] = await runStatement(connection, query)
    return { schema, version: String(row?.version) }
  })
}

/** Drops it with all that is in it, whoever still uses it.
 *  @throws what tedious throws
 */
export async function dropOwnDatabase(url: string, schema: string): Promise<void> {
  await withConnection(url, (connection) => drop(connection, schema))
}

async function drop(connection: Connection, schema: string): Promise<void> {
  await runStatement(
    connection,
    `IF DB_ID('${schema}') IS NOT NULL
     BEGIN
       ALTER DATABASE ${schema} SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
       DROP DATABASE ${schema};
     END`,
  )
}

/** Drops the databases of loopchecks that were killed. */
async function dropLeftovers(connection: Connection): Promise<void> {
  const isOurs = new RegExp(schemaPattern)
  const found = await runStatement(connection, "SELECT name FROM sys.databases WHERE name LIKE 'loopcheck[_]%'")
  for (const { name } of found) {
    const schema = String(name)
    if (!isOurs.test(schema)) continue
    try {
      const [owner] = await runStatement(connection, `SELECT note FROM ${schema}.${ownerTable}`)
      if (isLeftover(String(owner?.note), Date.now())) await drop(connection, schema)
    } catch {
      // Another user's, or one being made or dropped by another loopcheck: not worth failing for.
    }
  }
}

async function withConnection<T>(url: string, task: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await openConnection(url)
  try {
    return await task(connection)
  } finally {
    connection.close()
  }
}
