import { Piscina } from 'piscina'
import type { DatabasePlace } from '../database.ts'
import type { Connection } from '../query-database.ts'

/** Opens the file in threads, one for each connection: SQLite has no server that could work meanwhile.
 *  @throws DatabaseError 'not-here'; what the library throws
 */
export async function connectSqlite(
  { url }: DatabasePlace,
  { connections }: { connections: number },
): Promise<Connection> {
  const threads = new Piscina({
    filename: new URL('./sqlite-worker.js', import.meta.url).href,
    name: 'answerQuery',
    workerData: { path: url },
    minThreads: connections,
    maxThreads: connections,
  })
  const connection: Connection = {
    query: (statement, params = []) => threads.run({ statement, params }),
    close: () => threads.close(),
  }
  try {
    await connection.query('SELECT 1')
  } catch (error) {
    await threads.destroy()
    throw error
  }
  return connection
}
