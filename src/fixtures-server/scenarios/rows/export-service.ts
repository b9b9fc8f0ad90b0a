import type { Readable } from 'node:stream'
import type { RowsDatabase } from './row-source.ts'

/** Hands out all readings of a database as one JSON array. */
export interface ExportService {
  /** @returns false for a database that this machine does not have */
  has(database: RowsDatabase): boolean
  /** @returns the array's text, whole or as it comes
   *  @throws what the driver throws; a stream is destroyed with it
   */
  exportReadings(database: RowsDatabase): Promise<string | Readable>
  /** Closes the connections. */
  close(): Promise<void>
}
