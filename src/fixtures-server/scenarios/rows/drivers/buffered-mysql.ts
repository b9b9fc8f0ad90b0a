import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise'
import type { DatabasePlace } from '../../../databases/database.ts'
import { readingsQuery } from '../readings-query.ts'
import type { BufferedSource, Row } from '../row-source.ts'

/** mysql2's plain query: rows are parsed in the socket's data handler and collected. */
export class BufferedMysql implements BufferedSource {
  private readonly pool: Pool
  private readonly schema: string

  constructor({ url, schema }: DatabasePlace) {
    this.pool = createPool({ uri: url, timezone: 'Z' })
    this.schema = schema
  }

  async readAll(): Promise<Row[]> {
    const [rows] = await this.pool.query<RowDataPacket[]>(readingsQuery(this.schema))
    return rows
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}
