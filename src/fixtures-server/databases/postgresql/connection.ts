import type { DatabasePlace } from '../database.ts'
import { proven } from '../proven.ts'
import type { Connection } from '../query-database.ts'
import { openPool } from './open-pool.ts'

/** Waiting for a connection of the pool counts too: longer than any burst of the scenarios needs. */
const connectWaitMs = 30_000

/** Opens a pool of connections, as many as are used at once.
 *  @throws what pg throws
 */
export async function connectPostgresql(
  place: DatabasePlace,
  { connections }: { connections: number },
): Promise<Connection> {
  const pool = openPool(withSearchPath(place), {
    connections,
    connectionTimeoutMillis: connectWaitMs,
    // Kept open: an experiment after a pause is not to pay for new connections.
    idleTimeoutMillis: 0,
  })
  const connection: Connection = {
    async query(statement, params = []) {
      const { rows } = await pool.query(statement, [...params])
      return rows
    },
    close: () => pool.end(),
  }
  return proven(connection)
}

/** In the URL, where it joins options that the user may have put there. */
function withSearchPath({ url, schema }: DatabasePlace): string {
  const own = new URL(url)
  const options = [own.searchParams.get('options'), `-c search_path=${schema}`]
  own.searchParams.set('options', options.filter(Boolean).join(' '))
  return own.href
}
