import { createPool } from 'mysql2/promise'
import type { DatabasePlace } from '../database.ts'
import { proven } from '../proven.ts'
import type { Connection, Row } from '../query-database.ts'

/** Opens a pool of connections, as many as are used at once.
 *  @throws what mysql2 throws
 */
export async function connectMysql(
  { url, schema }: DatabasePlace,
  { connections }: { connections: number },
): Promise<Connection> {
  const pool = createPool({ uri: url, database: schema, connectionLimit: connections, timezone: 'Z' })
  const connection: Connection = {
    async query(statement, params = []) {
      const [rows] = await pool.query(statement, [...params])
      // What changes data answers with a header, not with rows.
      return Array.isArray(rows) ? (rows as Row[]) : []
    },
    close: () => pool.end(),
  }
  return proven(connection)
}
