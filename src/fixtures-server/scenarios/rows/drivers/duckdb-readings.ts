import { DuckDBInstance } from '@duckdb/node-api'
import type { DatabasePlace } from '../../../databases/database.ts'

/** Opens the file for reading only: as many processes as like may have it open at the same time. */
export function openReadings({ url }: DatabasePlace): Promise<DuckDBInstance> {
  return DuckDBInstance.create(url, { access_mode: 'READ_ONLY' })
}

/** Every reading, oldest first. DuckDB's decimals become floating-point numbers in JavaScript: as text they keep their
 *  digits, and are what the other two drivers answer.
 */
export function duckdbReadingsQuery(schema: string): string {
  return `SELECT * REPLACE (CAST(battery_v AS varchar) AS battery_v) FROM ${schema}.sensor_reading ORDER BY reading_id`
}
