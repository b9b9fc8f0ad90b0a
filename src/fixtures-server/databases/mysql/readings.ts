import type { DatabasePlace } from '../database.ts'
import type { ReadingStatements } from '../query-database.ts'
import { firstTakenAt, readingColumns, secondsBetweenReadings } from '../readings.ts'
import { withConnection } from './own-database.ts'

/** Makes the readings by doubling: MySQL and MariaDB both cut recursive queries short, each by a setting of its own.
 *  @throws what mysql2 throws
 */
export async function seedMysql({ url, schema }: DatabasePlace, rows: number): Promise<void> {
  const { sensor, value } = readingColumns('id')
  const takenAt = `timestamp '${firstTakenAt}' + INTERVAL id * ${secondsBetweenReadings} SECOND`
  const columns = `id, ${sensor}, ${value}, ${takenAt}`
  await withConnection(url, async (connection) => {
    await connection.query(`DROP TABLE IF EXISTS ${schema}.reading`)
    await connection.query(`
      CREATE TABLE ${schema}.reading (
        id int PRIMARY KEY, sensor int NOT NULL, value int NOT NULL, taken_at datetime NOT NULL
      ) ENGINE = InnoDB`)
    if (rows > 0)
      await connection.query(`INSERT INTO ${schema}.reading SELECT ${columns} FROM (SELECT 1 AS id) AS first`)
    for (let present = 1; present < rows; present *= 2) {
      await connection.query(
        `INSERT INTO ${schema}.reading
         SELECT ${columns} FROM (SELECT id + ? AS id FROM ${schema}.reading WHERE id <= ?) AS next`,
        [present, rows - present],
      )
    }
    await connection.query(`ANALYZE TABLE ${schema}.reading`)
  })
}

/** Sums come as double: mysql2 hands decimals out as text. */
export const mysqlStatements: ReadingStatements = {
  one: `
    SELECT id, sensor, value, DATE_FORMAT(taken_at, '%Y-%m-%dT%H:%i:%sZ') AS taken_at
    FROM reading
    WHERE id = ?`,
  summary: `
    SELECT sensor, count(*) AS readings, min(value) AS lowest, max(value) AS highest, sum(value) + 0e0 AS total
    FROM reading
    GROUP BY sensor
    ORDER BY sensor`,
  steps: `
    SELECT sensor, count(*) AS readings, sum(step) + 0e0 AS travelled, max(step) AS largest_step
    FROM (
      SELECT sensor, abs(value - coalesce(lag(value) OVER (PARTITION BY sensor ORDER BY taken_at), value)) AS step
      FROM reading
    ) AS step
    GROUP BY sensor
    ORDER BY sensor`,
}
