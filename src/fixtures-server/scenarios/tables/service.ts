import type { DatabaseProvider, Row } from './provider.ts'
import { tablesQuery } from './query.ts'

/** How many tables the page lists; the totals are over all. */
const pageLength = 100

export interface TablesPage {
  org: string
  totals: { tables: number; records: number; sizeBytes: number; byStatus: Record<string, number> }
  /** The newest ones, newest first. */
  tables: Row[]
}

/** What the API knows about uploaded files and the tables that were made of them. */
export class FileService {
  private readonly database: DatabaseProvider
  private readonly schema: string

  constructor(database: DatabaseProvider, schema: string) {
    this.database = database
    this.schema = schema
  }

  /** @returns undefined before anything was ever uploaded */
  async getTables(org: string): Promise<TablesPage | undefined> {
    const isThere = await this.database.tableExists('table_master')
    if (!isThere) return undefined
    const query = tablesQuery(this.schema)
    const rows = await this.database.executeQuery(query, [org])
    return { org, totals: addUp(rows), tables: rows.slice(0, pageLength) }
  }
}

function addUp(rows: Row[]): TablesPage['totals'] {
  const totals: TablesPage['totals'] = { tables: rows.length, records: 0, sizeBytes: 0, byStatus: {} }
  for (const row of rows) {
    const status = String(row.status)
    totals.records += Number(row.record)
    totals.sizeBytes += Number(row.size_bytes)
    totals.byStatus[status] = (totals.byStatus[status] ?? 0) + 1
  }
  return totals
}
