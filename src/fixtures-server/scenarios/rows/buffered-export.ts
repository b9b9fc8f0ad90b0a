import type { ExportService } from './export-service.ts'
import type { BufferedSource, RowsDatabase } from './row-source.ts'

/** Awaits all rows, then makes one text of them: easy to write, and each of the two steps is as long as the table. */
export class BufferedExport implements ExportService {
  private readonly sources: ReadonlyMap<RowsDatabase, BufferedSource>

  constructor(sources: ReadonlyMap<RowsDatabase, BufferedSource>) {
    this.sources = sources
  }

  has(database: RowsDatabase): boolean {
    return this.sources.has(database)
  }

  async exportReadings(database: RowsDatabase): Promise<string> {
    const rows = (await this.sources.get(database)?.readAll()) ?? []
    return JSON.stringify(rows)
  }

  async close(): Promise<void> {
    for (const source of this.sources.values()) await source.close()
  }
}
