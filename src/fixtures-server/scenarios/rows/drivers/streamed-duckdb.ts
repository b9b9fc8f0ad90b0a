import { setImmediate as nextTurn } from 'node:timers/promises'
import type { DuckDBInstance } from '@duckdb/node-api'
import type { Row, StreamedSource } from '../row-source.ts'
import { duckdbReadingsQuery } from './duckdb-readings.ts'

/** DuckDB hands its result over in chunks of 2 048 rows, each made when it is asked for. */
export class StreamedDuckdb implements StreamedSource {
  private readonly instance: DuckDBInstance
  private readonly schema: string

  constructor(instance: DuckDBInstance, schema: string) {
    this.instance = instance
    this.schema = schema
  }

  async *readBatches(batchRows: number): AsyncGenerator<Row[]> {
    const connection = await this.instance.connect()
    try {
      const result = await connection.stream(duckdbReadingsQuery(this.schema))
      for await (const rows of result.yieldRowObjectJs()) {
        for (let from = 0; from < rows.length; from += batchRows) {
          // Converting a chunk and writing it are each a few milliseconds: not in one turn.
          await nextTurn()
          yield rows.slice(from, from + batchRows)
        }
      }
    } finally {
      connection.closeSync()
    }
  }

  async close(): Promise<void> {
    this.instance.closeSync()
  }
}
