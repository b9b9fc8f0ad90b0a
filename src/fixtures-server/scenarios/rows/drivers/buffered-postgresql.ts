import type { Pool } from 'pg'
import type { DatabasePlace } from '../../../databases/database.ts'
import { openPool } from '../../../databases/postgresql/open-pool.ts'
import { readingsQuery } from '../readings-query.ts'
import type { BufferedSource, Row } from '../row-source.ts'

/** pg's plain query: the socket is awaited, but the rows are parsed here, as many in one turn as have arrived. */
export class BufferedPostgresql implements BufferedSource {
  private readonly pool: Pool
  private readonly schema: string

  constructor({ url, schema }: DatabasePlace) {
    this.pool = openPool(url, { connections: 10 })
    this.schema = schema
  }

  async readAll(): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>(readingsQuery(this.schema))
    return rows
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}
