import { queryDatabases } from '../../databases/databases.ts'
import type { QueryDatabase, QueryDatabaseId } from '../../databases/query-database.ts'

/** @throws Error for one that this version does not know */
export async function loadDatabase(id: QueryDatabaseId): Promise<QueryDatabase> {
  const database = await queryDatabases[id]?.()
  if (database === undefined) throw new Error(`There is no database ${id}.`)
  return database
}
