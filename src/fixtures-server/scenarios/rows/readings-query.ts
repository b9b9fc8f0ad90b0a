/** In each database: what the story tells. */
export const readingRows = 100_000

/** Every reading, oldest first.
 *  @param schema where the table is; of our own making, so that it needs no quoting
 */
export function readingsQuery(schema: string): string {
  return `SELECT * FROM ${schema}.sensor_reading ORDER BY reading_id`
}
