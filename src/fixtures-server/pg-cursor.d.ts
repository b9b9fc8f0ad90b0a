/** The part of pg-cursor that is used here; the package brings no types. */
declare module 'pg-cursor' {
  import type { FieldDef, Submittable } from 'pg'

  class Cursor implements Submittable {
    constructor(text: string, values?: unknown[], config?: { rowMode?: 'array' })
    /** The next rows; none at the end. `result.fields` is known from the first answer on. */
    read(
      count: number,
      done: (error: Error | undefined, rows: unknown[][], result: { fields: FieldDef[] }) => void,
    ): void
    close(): Promise<void>
    submit: Submittable['submit']
  }
  export = Cursor
}
