import type { DuckDBInstance } from '@duckdb/node-api'
import type { BufferedSource, Row } from '../row-source.ts'
import { duckdbReadingsQuery } from './duckdb-readings.ts'

/** DuckDB computes in its own threads; what it found is turned into objects here, in one go. */
export class BufferedDuckdb implements BufferedSource {
  private readonly instance: DuckDBInstance
  private readonly schema: string

  constructor(instance: DuckDBInstance, schema: string) {
    this.instance = instance
    this.schema = schema
  }

  async readAll(): Promise<Row[]> {
    const connection = await this.instance.connect()
    try {
      const reader = await connection.runAndReadAll(duckdbReadingsQuery(this.schema))
      return reader.getRowObjectsJS()
    } finally {
      connection.closeSync()
    }
  }

  async close(): Promise<void> {
    this.instance.closeSync()
  }
}
