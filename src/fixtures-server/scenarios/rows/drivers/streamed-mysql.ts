import { setImmediate as nextTurn } from 'node:timers/promises'
import { createPool, type Pool, type PoolConnection } from 'mysql2'
import type { DatabasePlace } from '../../../databases/database.ts'
import { readingsQuery } from '../readings-query.ts'
import type { Row, StreamedSource } from '../row-source.ts'

/** MySQL sends all rows in one go; mysql2's stream stops reading the socket while a batch waits to be taken. */
export class StreamedMysql implements StreamedSource {
  private readonly pool: Pool
  private readonly schema: string

  constructor({ url, schema }: DatabasePlace) {
    this.pool = createPool({ uri: url, timezone: 'Z' })
    this.schema = schema
  }

  async *readBatches(batchRows: number): AsyncGenerator<Row[]> {
    const connection = await this.connect()
    let isComplete = false
    try {
      yield* this.fetchBatches(connection, batchRows)
      isComplete = true
    } finally {
      // The rows that nobody took are still on their way: such a connection is of no use to the next one.
      if (isComplete) connection.release()
      else connection.destroy()
    }
  }

  private async *fetchBatches(connection: PoolConnection, batchRows: number): AsyncGenerator<Row[]> {
    const rows = connection.query(readingsQuery(this.schema)).stream({ highWaterMark: batchRows })
    let batch: Row[] = []
    for await (const row of rows) {
      batch.push(row)
      if (batch.length < batchRows) continue
      yield batch
      batch = []
      // What the socket has brought meanwhile is parsed without a pause: the loop must be given its turn.
      await nextTurn()
    }
    yield batch
  }

  private connect(): Promise<PoolConnection> {
    return new Promise((resolve, reject) => {
      this.pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)))
    })
  }

  close(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.pool.end((error) => (error ? reject(error) : resolve()))
    })
  }
}
