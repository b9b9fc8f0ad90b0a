import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { DatabasePlace } from '../database.ts'
import { lend } from '../lending.ts'
import { loadDriver } from '../optional-driver.ts'
import type { Connection, Row } from '../query-database.ts'

/** Opens the file, for reading alone: DuckDB lets several processes read, or a single one write. Statements run on the
 *  library's own threads, off the event loop; turning the answer into rows does not.
 *  @throws DatabaseError 'not-here'; what the library throws
 */
export async function connectDuckdb(
  { url }: DatabasePlace,
  { connections }: { connections: number },
): Promise<Connection> {
  const { DuckDBInstance } = await load()
  const instance = await DuckDBInstance.fromCache(url, { access_mode: 'READ_ONLY' })
  const lending = lend<DuckDBConnection>({
    most: connections,
    open: () => instance.connect(),
    shut: (connection) => connection.closeSync(),
    isBroken: () => false,
  })
  return {
    query: (statement, params) => lending.use((connection) => run(connection, statement, params)),
    async close() {
      await lending.close()
      instance.closeSync()
    },
  }
}

/** Runs one task on the file, which may write to it and must be its only user.
 *  @throws DatabaseError 'not-here'; what the library throws
 */
export async function withDuckdb<T>(path: string, task: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const { DuckDBInstance } = await load()
  const instance = await DuckDBInstance.create(path)
  try {
    const connection = await instance.connect()
    try {
      return await task(connection)
    } finally {
      connection.closeSync()
    }
  } finally {
    instance.closeSync()
  }
}

async function run(connection: DuckDBConnection, statement: string, params: readonly unknown[] = []): Promise<Row[]> {
  const result = params.length === 0 ? connection.run(statement) : connection.run(statement, params as DuckDBValue[])
  return (await result).getRowObjectsJS()
}

function load(): Promise<typeof import('@duckdb/node-api')> {
  return loadDriver({ database: 'DuckDB', name: '@duckdb/node-api' }, () => import('@duckdb/node-api'))
}
