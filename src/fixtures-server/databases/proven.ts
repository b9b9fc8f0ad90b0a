import type { Connection } from './query-database.ts'

/** Asks once, so that a database that is not there shows when one connects, not at the first query.
 *  @throws what the driver throws; the connection is closed then
 */
export async function proven(connection: Connection): Promise<Connection> {
  try {
    await connection.query('SELECT 1')
  } catch (error) {
    await connection.close()
    throw error
  }
  return connection
}
