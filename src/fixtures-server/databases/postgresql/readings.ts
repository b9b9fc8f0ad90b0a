import type { DatabasePlace } from '../database.ts'
import type { ReadingStatements } from '../query-database.ts'
import { firstTakenAt, readingColumns, secondsBetweenReadings } from '../readings.ts'
import { withClient } from './own-schema.ts'

/** The readings, unlogged, never vacuumed, never read by parallel workers: so that the same query takes the same time
 *  each time.
 *  @throws what pg throws
 */
export async function seedPostgresql({ url, schema }: DatabasePlace, rows: number): Promise<void> {
  const { sensor, value } = readingColumns('id::bigint')
  await withClient(url, async (client) => {
    await client.query(`
      DROP TABLE IF EXISTS ${schema}.reading;
      CREATE UNLOGGED TABLE ${schema}.reading (
        id integer PRIMARY KEY, sensor integer NOT NULL, value integer NOT NULL, taken_at timestamptz NOT NULL
      ) WITH (parallel_workers = 0, autovacuum_enabled = false)`)
    await client.query(
      `INSERT INTO ${schema}.reading
       SELECT id, ${sensor}, ${value}, timestamptz '${firstTakenAt}Z' + id * interval '${secondsBetweenReadings} seconds'
       FROM generate_series(1, $1::int) AS id`,
      [rows],
    )
    await client.query(`ANALYZE ${schema}.reading`)
  })
}

/** Sums come as float8: pg hands bigint out as text. */
export const postgresqlStatements: ReadingStatements = {
  one: `
    SELECT id, sensor, value, to_char(taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS taken_at
    FROM reading
    WHERE id = $1`,
  summary: `
    SELECT sensor, count(*)::int AS readings, min(value) AS lowest, max(value) AS highest, sum(value)::float8 AS total
    FROM reading
    GROUP BY sensor
    ORDER BY sensor`,
  steps: `
    SELECT sensor, count(*)::int AS readings, sum(step)::float8 AS travelled, max(step) AS largest_step
    FROM (
      SELECT sensor, abs(value - lag(value, 1, value) OVER (PARTITION BY sensor ORDER BY taken_at)) AS step
      FROM reading
    ) AS step
    GROUP BY sensor
    ORDER BY sensor`,
}
