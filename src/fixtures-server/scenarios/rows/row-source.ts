import type { DatabaseId } from '../../databases/database.ts'

/** The databases that keep the readings. */
export type RowsDatabase = Extract<DatabaseId, 'postgresql' | 'mysql' | 'duckdb'>

/** In the order that the story tells them. */
export const rowsDatabases: readonly RowsDatabase[] = ['postgresql', 'mysql', 'duckdb']

/** One reading, by column: the same names and values whichever database it comes from. */
export type Row = Record<string, unknown>

/** All readings at once. */
export interface BufferedSource {
  /** @returns every row, in the order of reading_id
   *  @throws what the driver throws
   */
  readAll(): Promise<Row[]>
  close(): Promise<void>
}

/** The readings a few at a time. */
export interface StreamedSource {
  /** The rows in the order of reading_id. The next batch is asked for only when the last one was taken, and the event
   *  loop turns in between; who stops early gives the rest back.
   *  @param batchRows at the most in one batch
   *  @throws what the driver throws
   */
  readBatches(batchRows: number): AsyncIterable<Row[]>
  close(): Promise<void>
}
