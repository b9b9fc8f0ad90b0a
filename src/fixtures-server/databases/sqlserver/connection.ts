import type { Connection as OpenConnection } from 'tedious'
import type { DatabasePlace } from '../database.ts'
import { lend } from '../lending.ts'
import type { Connection } from '../query-database.ts'
import { openConnection } from './open-connection.ts'
import { runStatement } from './run-statement.ts'

/** Opens as many connections as are used at once. Params are @p1, @p2 …
 *  @throws DatabaseError 'not-here'; what tedious throws
 */
export async function connectSqlserver(
  { url, schema }: DatabasePlace,
  { connections }: { connections: number },
): Promise<Connection> {
  const ended = new WeakSet<OpenConnection>()
  const lending = lend({
    most: connections,
    async open() {
      const connection = await openConnection(url, schema)
      connection.on('end', () => ended.add(connection))
      return connection
    },
    shut: (connection) => connection.close(),
    isBroken: (connection) => ended.has(connection),
  })
  const connection: Connection = {
    query: (statement, params) => lending.use((open) => runStatement(open, statement, params)),
    close: () => lending.close(),
  }
  await connection.query('SELECT 1 AS one')
  return connection
}
