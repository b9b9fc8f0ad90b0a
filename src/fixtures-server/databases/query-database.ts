import type { Database, DatabaseId, DatabasePlace } from './database.ts'

/** Those that answer statements: all but the one that keeps queues. */
export type QueryDatabaseId = Exclude<DatabaseId, 'redis'>

/** One row of an answer, by column. Its values are what threads can hand each other unchanged: numbers, texts, booleans,
 *  null and Dates; for bytes, ask the database for their hexadecimal text. */
export type Row = Record<string, unknown>

/** Answers come when they come: the event loop is free while the database works. */
export interface Connection {
  /** Several at once run beside each other, on up to `connections` of them; those beyond wait their turn.
   *  @param statement in the database's own language, with its own marks for the params
   *  @returns all rows, in the statement's order; [] for a statement that answers none
   *  @throws what the driver throws, also when the server has gone; a later query connects anew
   */
  query(statement: string, params?: readonly unknown[]): Promise<Row[]>
  /** Waits for what is being answered. */
  close(): Promise<void>
}

/** Each call returns when the database has answered: nothing else runs in this thread until then. */
export interface SyncConnection {
  /** @returns the same rows as the asynchronous one
   *  @throws what the driver throws
   */
  query(statement: string, params?: readonly unknown[]): Row[]
  close(): void
}

/** A database that answers statements. */
export interface QueryDatabase extends Database {
  id: QueryDatabaseId
  /** Over the readings that seedReadings() makes; the same rows come back from every database. */
  statements: ReadingStatements
  /** Makes the table (the collection) `reading` anew, as readings.ts describes it: the same n, the same content.
   *  @throws what the driver throws
   */
  seedReadings(place: DatabasePlace, rows: number): Promise<void>
  /** Asks for an answer once, so that a database that is not there shows at once. Names without a schema mean the
   *  place's own.
   *  @param options.connections the most that are open at a time; threads, where the database is a library
   *  @throws what the driver throws
   */
  connect(place: DatabasePlace, options: { connections: number }): Promise<Connection>
  /** The same by a driver without await.
   *  @throws what the driver throws
   */
  connectSync(place: DatabasePlace): Promise<SyncConnection>
}

/** In the database's own language. */
export interface ReadingStatements {
  /** Fast: one reading by its id, the only param. Columns id, sensor, value, taken_at (ISO 8601 text). */
  one: string
  /** Medium: reads all rows once. For each sensor: sensor, readings (their number), lowest, highest, total. */
  summary: string
  /** Slow: brings all rows into an order first. For each sensor, how its value moved from one reading to the next:
   *  sensor, readings, travelled (the steps' sum), largest_step. */
  steps: string
}
