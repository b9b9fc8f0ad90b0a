import type { Database, DatabaseId } from './database.ts'
import type { QueryDatabase, QueryDatabaseId } from './query-database.ts'

/** Those that answer statements, each loaded only when it is asked for: a server that needs none of a kind needs none of
 *  its drivers. */
export const queryDatabases: Partial<Record<QueryDatabaseId, () => Promise<QueryDatabase>>> = {
  postgresql: async () => (await import('./postgresql.ts')).postgresql,
  mysql: async () => (await import('./mysql.ts')).mysql,
  sqlite: async () => (await import('./sqlite.ts')).sqlite,
}

/** All databases. */
export const databases: Partial<Record<DatabaseId, () => Promise<Database>>> = {
  ...queryDatabases,
}
