import type { Database, DatabaseId } from './database.ts'
import type { QueryDatabase, QueryDatabaseId } from './query-database.ts'

/** Those that answer statements, each loaded only when it is asked for: a server that needs none of a kind needs none of
 *  its drivers. */
export const queryDatabases: Record<QueryDatabaseId, () => Promise<QueryDatabase>> = {
  postgresql: async () => (await import('./postgresql.ts')).postgresql,
  mysql: async () => (await import('./mysql.ts')).mysql,
  sqlite: async () => (await import('./sqlite.ts')).sqlite,
  duckdb: async () => (await import('./duckdb.ts')).duckdb,
  mongodb: async () => (await import('./mongodb.ts')).mongodb,
  clickhouse: async () => (await import('./clickhouse.ts')).clickhouse,
  sqlserver: async () => (await import('./sqlserver.ts')).sqlserver,
}

/** All databases. */
export const databases: Record<DatabaseId, () => Promise<Database>> = {
  ...queryDatabases,
  redis: async () => (await import('./redis.ts')).redis,
}
