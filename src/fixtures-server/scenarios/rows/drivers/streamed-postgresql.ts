import type { Pool, PoolClient } from 'pg'
import Cursor from 'pg-cursor'
import type { DatabasePlace } from '../../../databases/database.ts'
import { openPool } from '../../../databases/postgresql/open-pool.ts'
import { readingsQuery } from '../readings-query.ts'
import type { Row, StreamedSource } from '../row-source.ts'

/** A portal on the server: it sends the rows that were asked for, and waits. */
export class StreamedPostgresql implements StreamedSource {
  private readonly pool: Pool
  private readonly schema: string

  constructor({ url, schema }: DatabasePlace) {
    this.pool = openPool(url, { connections: 10 })
    this.schema = schema
  }

  async *readBatches(batchRows: number): AsyncGenerator<Row[]> {
    const client = await this.pool.connect()
    let isComplete = false
    try {
      yield* this.fetchBatches(client, batchRows)
      isComplete = true
    } finally {
      // A connection with an open portal, or in the middle of an error, is not for the next one.
      client.release(!isComplete)
    }
  }

  private async *fetchBatches(client: PoolClient, batchRows: number): AsyncGenerator<Row[]> {
    const cursor = client.query(new Cursor<Row>(readingsQuery(this.schema)))
    for (;;) {
      const rows = await cursor.read(batchRows)
      yield rows
      if (rows.length < batchRows) return
    }
  }

  async close(): Promise<void> {
    await this.pool.end()
  }
}
