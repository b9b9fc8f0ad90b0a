import { join } from 'node:path'
import type { DatabaseOptions, RunningDatabase } from './database.ts'
import { connectDuckdb, withDuckdb } from './duckdb/connection.ts'
import { duckdbStatements, seedDuckdb } from './duckdb/readings.ts'
import { makeDataFolder, removeDataFolder } from './private-server/data-folder.ts'
import type { QueryDatabase } from './query-database.ts'
import { bridge } from './sync/sync-connection.ts'

export const duckdb: QueryDatabase = {
  id: 'duckdb',
  title: 'DuckDB',
  start: startDuckdb,
  statements: duckdbStatements,
  seedReadings: seedDuckdb,
  connect: connectDuckdb,
  connectSync: async (place) => bridge('duckdb', place),
}

/** A file in a folder of its own.
 *  @throws DatabaseError 'not-here'
 */
async function startDuckdb({ guard }: DatabaseOptions): Promise<RunningDatabase> {
  const folder = await makeDataFolder('duckdb', undefined)
  guard.folder(folder)
  const stop = async (): Promise<void> => {
    await removeDataFolder(folder)
    guard.release(folder)
  }
  const path = join(folder, 'data.duckdb')
  try {
    const version = await withDuckdb(path, async (connection) => {
      const rows = await (await connection.run('SELECT version()')).getRowsJS()
      return String(rows[0]?.[0]).replace('v', '')
    })
    return { id: 'duckdb', version, isPrivate: true, url: path, schema: 'main', stop }
  } catch (error) {
    await stop()
    throw error
  }
}
