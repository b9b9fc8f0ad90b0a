import { join } from 'node:path'
import type { DatabaseOptions, RunningDatabase } from './database.ts'
import { makeDataFolder, removeDataFolder } from './private-server/data-folder.ts'
import type { QueryDatabase } from './query-database.ts'
import { connectSqlite } from './sqlite/connection.ts'
import { findLibrary, openSqlite } from './sqlite/library.ts'
import { seedSqlite, sqliteStatements } from './sqlite/readings.ts'

export const sqlite: QueryDatabase = {
  id: 'sqlite',
  title: 'SQLite',
  start: startSqlite,
  statements: sqliteStatements,
  seedReadings: seedSqlite,
  connect: connectSqlite,
  connectSync: async ({ url }) => openSqlite(url),
}

/** A file in a folder of its own.
 *  @throws DatabaseError 'not-here'
 */
async function startSqlite({ guard, log }: DatabaseOptions): Promise<RunningDatabase> {
  const { name } = findLibrary()
  const folder = await makeDataFolder('sqlite', undefined)
  guard.folder(folder)
  const path = join(folder, 'data.sqlite')
  const file = openSqlite(path)
  const version = String(file.query('SELECT sqlite_version() AS version')[0]?.version)
  file.close()
  log?.(`SQLite ${version} through ${name}`)
  return {
    id: 'sqlite',
    version,
    isPrivate: true,
    url: path,
    schema: 'main',
    async stop() {
      await removeDataFolder(folder)
      guard.release(folder)
    },
  }
}
