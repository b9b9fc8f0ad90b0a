/** The part of pg-cursor that is used here; the package brings no types. */
declare module 'pg-cursor' {
  import type { FieldDef, Submittable } from 'pg'

  /** Row: an array of values with rowMode 'array', else an object by column. */
  class Cursor<Row = unknown[]> implements Submittable {
    constructor(text: string, values?: unknown[], config?: { rowMode?: 'array' })
    /** The next rows; none at the end. `result.fields` is known from the first answer on. */
    read(count: number, done: (error: Error | undefined, rows: Row[], result: { fields: FieldDef[] }) => void): void
    read(count: number): Promise<Row[]>
    close(): Promise<void>
    submit: Submittable['submit']
  }
  export = Cursor
}
