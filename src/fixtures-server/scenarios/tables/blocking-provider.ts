import type { DatabasePlace } from '../../databases/database.ts'
import { type DatabaseProvider, type Row, tableExistsQuery, toRow } from './provider.ts'
import { connectDriver, type SyncDriver } from './sync-driver.ts'

/** Async by its signature only: the driver's calls return when PostgreSQL has answered, and until then nothing else
 *  runs in this process. */
export class PostgresqlProvider implements DatabaseProvider {
  private readonly driver: SyncDriver
  private readonly schema: string

  constructor({ url, schema }: DatabasePlace) {
    this.driver = connectDriver(url)
    this.schema = schema
  }

  async tableExists(name: string): Promise<boolean> {
    const [row] = await this.executeQuery(tableExistsQuery, [this.schema, name])
    return row?.exists === true
  }

  async executeQuery(query: string, params: unknown[]): Promise<Row[]> {
    const cursor = this.driver.execute(query, params)
    const rows = this.driver.fetchAll(cursor)
    return rows.map((values) => toRow(cursor.columns, values))
  }

  async close(): Promise<void> {
    this.driver.close()
  }
}
