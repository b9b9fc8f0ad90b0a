import type Cursor from 'pg-cursor'

/** Reads the next rows of a query.
 *  @returns rows as arrays of values, none at the end; columns by name, in the same order
 *  @throws what PostgreSQL answered
 */
export function readCursor(cursor: Cursor, count: number): Promise<{ rows: unknown[][]; columns: string[] }> {
  return new Promise((resolve, reject) => {
    cursor.read(count, (error, rows, result) => {
      if (error) reject(error)
      else resolve({ rows, columns: result?.fields.map((field) => field.name) ?? [] })
    })
  })
}
