import type { DatabasePlace } from '../database.ts'
import type { ReadingStatements } from '../query-database.ts'
import { firstTakenAt, readingColumns, secondsBetweenReadings } from '../readings.ts'
import { withDuckdb } from './connection.ts'

/** @throws DatabaseError 'not-here'; what the library throws, also where somebody has the file open */
export async function seedDuckdb({ url }: DatabasePlace, rows: number): Promise<void> {
  const { sensor, value } = readingColumns('id')
  await withDuckdb(url, async (connection) => {
    await connection.run(`
      CREATE OR REPLACE TABLE reading (
        id integer PRIMARY KEY, sensor integer NOT NULL, value integer NOT NULL, taken_at timestamp NOT NULL
      )`)
    await connection.run(
      `INSERT INTO reading
       SELECT id, ${sensor}, ${value},
              timestamp '${firstTakenAt}' + to_seconds(id * ${secondsBetweenReadings})
       FROM range(1, $1::bigint + 1) AS ids (id)`,
      [rows],
    )
    await connection.run('CHECKPOINT')
  })
}

/** Counts come as integer and sums as double: DuckDB's own bigint and hugeint become JavaScript's BigInt. */
export const duckdbStatements: ReadingStatements = {
  one: `
    SELECT id, sensor, value, strftime(taken_at, '%Y-%m-%dT%H:%M:%SZ') AS taken_at
    FROM reading
    WHERE id = $1::integer`,
  summary: `
    SELECT sensor, count(*)::integer AS readings, min(value) AS lowest, max(value) AS highest,
           sum(value)::double AS total
    FROM reading
    GROUP BY sensor
    ORDER BY sensor`,
  steps: `
    SELECT sensor, count(*)::integer AS readings, sum(step)::double AS travelled, max(step) AS largest_step
    FROM (
      SELECT sensor, abs(value - lag(value, 1, value) OVER (PARTITION BY sensor ORDER BY taken_at)) AS step
      FROM reading
    ) AS step
    GROUP BY sensor
    ORDER BY sensor`,
}
