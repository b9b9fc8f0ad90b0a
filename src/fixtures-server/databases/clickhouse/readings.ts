import type { DatabasePlace } from '../database.ts'
import type { ReadingStatements } from '../query-database.ts'
import { firstTakenAt, readingColumns, secondsBetweenReadings } from '../readings.ts'
import { connectClickhouse } from './connection.ts'

/** @throws DatabaseError 'not-here'; what @clickhouse/client throws */
export async function seedClickhouse(place: DatabasePlace, rows: number): Promise<void> {
  const { sensor, value } = readingColumns('(number + 1)')
  const takenAt = `toDateTime('${firstTakenAt}', 'UTC') + (number + 1) * ${secondsBetweenReadings}`
  const connection = await connectClickhouse(place, { connections: 1 })
  try {
    await connection.query('DROP TABLE IF EXISTS reading')
    await connection.query(`
      CREATE TABLE reading (id Int32, sensor Int32, value Int32, taken_at DateTime('UTC'))
      ENGINE = MergeTree ORDER BY id`)
    await connection.query(`
      INSERT INTO reading SELECT number + 1, ${sensor}, ${value}, ${takenAt} FROM numbers(${Math.trunc(rows)})`)
  } finally {
    await connection.close()
  }
}

/** Counts come as Int32 and sums as Float64: ClickHouse's JSON has 64-bit integers as text. The steps are made with
 *  arrays, which are older than its window functions. */
export const clickhouseStatements: ReadingStatements = {
  one: `
    SELECT id, sensor, value, formatDateTime(taken_at, '%FT%TZ', 'UTC') AS taken_at
    FROM reading
    WHERE id = {p1: Int32}`,
  summary: `
    SELECT sensor, toInt32(count()) AS readings, min(value) AS lowest, max(value) AS highest,
           toFloat64(sum(value)) AS total
    FROM reading
    GROUP BY sensor
    ORDER BY sensor`,
  steps: `
    SELECT sensor, toInt32(length(steps)) AS readings, toFloat64(arraySum(steps)) AS travelled,
           toInt32(arrayReduce('max', steps)) AS largest_step
    FROM (
      SELECT sensor, arrayMap((value, previous) -> abs(value - previous),
                              values, arrayConcat([values[1]], arrayPopBack(values))) AS steps
      FROM (
        SELECT sensor, arrayMap(taken -> taken.2, arraySort(groupArray((taken_at, value)))) AS values
        FROM reading
        GROUP BY sensor
      )
    )
    ORDER BY sensor`,
}
