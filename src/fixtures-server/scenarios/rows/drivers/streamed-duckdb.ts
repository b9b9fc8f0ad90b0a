import { setImmediate as nextTurn } from 'node:timers/promises'
import { type DuckDBDataChunk, type DuckDBInstance, JSDuckDBValueConverter } from '@duckdb/node-api'
import type { Row, StreamedSource } from '../row-source.ts'
import { duckdbReadingsQuery } from './duckdb-readings.ts'

/** DuckDB hands its result over in chunks of 2 048 rows, each made when it is asked for; its own yieldRowObjectJs() turns
 *  a whole chunk into objects in one turn. */
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
      const columns = result.columnNames()
      for await (const chunk of result) {
        for (let from = 0; from < chunk.rowCount; from += batchRows) {
          yield convertRows(chunk, columns, { from, to: Math.min(chunk.rowCount, from + batchRows) })
          // The values of a chunk are all here already: the next batch of it would come in the same turn.
          await nextTurn()
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

/** @param range rows of the chunk; `to` is not among them */
function convertRows(chunk: DuckDBDataChunk, columns: string[], range: { from: number; to: number }): Row[] {
  const rows: Row[] = []
  for (let index = range.from; index < range.to; index++) {
    const values = chunk.convertRowValues(index, JSDuckDBValueConverter)
    rows.push(Object.fromEntries(columns.map((column, at) => [column, values[at]])))
  }
  return rows
}
