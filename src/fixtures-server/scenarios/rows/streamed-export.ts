import { Readable } from 'node:stream'
import type { ExportService } from './export-service.ts'
import type { Row, RowsDatabase, StreamedSource } from './row-source.ts'

/** Turns each batch of rows into text as it comes, and asks for the next one when the client has taken that: neither
 *  the time in one turn nor the memory grows with the table. */
export class StreamedExport implements ExportService {
  private readonly sources: ReadonlyMap<RowsDatabase, StreamedSource>
  private readonly batchRows: number

  constructor(sources: ReadonlyMap<RowsDatabase, StreamedSource>, batchRows: number) {
    this.sources = sources
    this.batchRows = batchRows
  }

  has(database: RowsDatabase): boolean {
    return this.sources.has(database)
  }

  async exportReadings(database: RowsDatabase): Promise<Readable> {
    const batches = this.sources.get(database)?.readBatches(this.batchRows) ?? []
    // Bytes, not objects: what waits for a slow client is counted in kilobytes, not in batches.
    return Readable.from(toJsonArray(batches), { objectMode: false })
  }

  async close(): Promise<void> {
    for (const source of this.sources.values()) await source.close()
  }
}

/** The text that JSON.stringify would make of all rows together, in pieces. */
export async function* toJsonArray(batches: AsyncIterable<Row[]> | Iterable<Row[]>): AsyncGenerator<string> {
  let isFirst = true
  for await (const rows of batches) {
    if (rows.length === 0) continue
    const list = JSON.stringify(rows).slice(1, -1)
    yield isFirst ? `[${list}` : `,${list}`
    isFirst = false
  }
  yield isFirst ? '[]' : ']'
}
