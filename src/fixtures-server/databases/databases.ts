import type { Database, DatabaseId } from './database.ts'

/** All databases, each loaded only when it is asked for: a server that needs none of a kind needs none of its drivers. */
export const databases: Partial<Record<DatabaseId, () => Promise<Database>>> = {
  postgresql: async () => (await import('./postgresql.ts')).postgresql,
  mysql: async () => (await import('./mysql.ts')).mysql,
}
