import { DuckDBInstance } from '@duckdb/node-api'
import type { DatabasePlace } from '../../../databases/database.ts'
import { channelColumns, commonColumns, readingTimes } from './reading-columns.ts'

/** Makes the readings in DuckDB's file, the same as in PostgreSQL; the file is closed when it returns.
 *  @throws what DuckDB throws
 */
export async function seedDuckdb({ url, schema }: DatabasePlace, channels: number, rows: number): Promise<void> {
  const { battery_v, ...common } = commonColumns
  const { reading_id, ...texts } = common
  const measured = Object.entries(channelColumns(channels)).map(([name, sql]) => `CAST(${sql} AS double) AS ${name}`)
  const takenAt = `TIMESTAMP '2025-01-01 00:00:00' + to_seconds(${readingTimes.takenSeconds})`
  const instance = await DuckDBInstance.create(url)
  try {
    const connection = await instance.connect()
    await connection.run(`CREATE SCHEMA IF NOT EXISTS ${schema}`)
    await connection.run(`
      CREATE TABLE ${schema}.sensor_reading AS
      SELECT CAST(${reading_id} AS integer) AS reading_id,
             ${takenAt} AS taken_at, ${takenAt} + to_milliseconds(${readingTimes.delayMs}) AS received_at,
             ${Object.entries(texts).map(([name, sql]) => `${sql} AS ${name}`)},
             CAST(${battery_v} AS decimal(4,2)) AS battery_v, ${measured}
      FROM (SELECT CAST(range AS integer) AS n FROM range(1, ${rows + 1})) numbers`)
    connection.closeSync()
  } finally {
    instance.closeSync()
  }
}
