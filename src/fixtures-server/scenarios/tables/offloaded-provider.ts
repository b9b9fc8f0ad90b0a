import type { Pool, PoolClient } from 'pg'
import Cursor from 'pg-cursor'
import type { DatabasePlace } from '../../databases/database.ts'
import { openPool } from '../../databases/postgresql/open-pool.ts'
import { type DatabaseProvider, type Row, tableExistsQuery, toRow } from './provider.ts'
import { readCursor } from './read-cursor.ts'

/** Rows parsed and converted in one turn of the event loop: a few milliseconds of work. */
const batchRows = 500

/** Async in fact: the socket is awaited, and the rows come in batches with the loop free between them. */
export class PostgresqlProvider implements DatabaseProvider {
  private readonly pool: Pool
  private readonly schema: string

  constructor({ url, schema }: DatabasePlace) {
    this.pool = openPool(url, { connections: 10 })
    this.schema = schema
  }

  async tableExists(name: string): Promise<boolean> {
    const { rows } = await this.pool.query(tableExistsQuery, [this.schema, name])
    return rows[0]?.exists === true
  }

  async executeQuery(query: string, params: unknown[]): Promise<Row[]> {
    const client = await this.pool.connect()
    try {
      const rows = await this.fetchInBatches(client, query, params)
      client.release()
      return rows
    } catch (error) {
      // With an error the pool throws the connection away: it may be in the middle of an answer.
      client.release(error as Error)
      throw error
    }
  }

  private async fetchInBatches(client: PoolClient, query: string, params: unknown[]): Promise<Row[]> {
    const cursor = client.query(new Cursor(query, params, { rowMode: 'array' }))
    const converted: Row[] = []
    for (;;) {
      const { rows, columns } = await readCursor(cursor, batchRows)
      for (const values of rows) converted.push(toRow(columns, values))
      if (rows.length < batchRows) return converted
    }
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}
