import type { DatabasePlace } from '../database.ts'
import type { ReadingStatements } from '../query-database.ts'
import { firstTakenAt, readingColumns, secondsBetweenReadings } from '../readings.ts'
import { connectSqlserver } from './connection.ts'

/** Makes the readings by doubling: series came with SQL Server 2022 only.
 *  @throws DatabaseError 'not-here'; what tedious throws
 */
export async function seedSqlserver(place: DatabasePlace, rows: number): Promise<void> {
  const { sensor, value } = readingColumns('CAST(id AS bigint)')
  const takenAt = `DATEADD(second, id * ${secondsBetweenReadings}, CAST('${firstTakenAt.replace(' ', 'T')}' AS datetime2(0)))`
  const columns = `id, ${sensor}, ${value}, ${takenAt}`
  const connection = await connectSqlserver(place, { connections: 1 })
  try {
    await connection.query("IF OBJECT_ID('reading') IS NOT NULL DROP TABLE reading")
    await connection.query(`
      CREATE TABLE reading (
        id int PRIMARY KEY, sensor int NOT NULL, value int NOT NULL, taken_at datetime2(0) NOT NULL
      )`)
    if (rows > 0) await connection.query(`INSERT INTO reading SELECT ${columns} FROM (SELECT 1 AS id) AS first`)
    for (let present = 1; present < rows; present *= 2) {
      await connection.query(
        `INSERT INTO reading
         SELECT ${columns} FROM (SELECT CAST(id + @p1 AS int) AS id FROM reading WHERE id <= @p2) AS next`,
        [present, rows - present],
      )
    }
    await connection.query('UPDATE STATISTICS reading')
  } finally {
    await connection.close()
  }
}

/** Sums come as float: tedious hands bigint out as text. */
export const sqlserverStatements: ReadingStatements = {
  one: `
    SELECT id, sensor, value, CONVERT(varchar(19), taken_at, 126) + 'Z' AS taken_at
    FROM reading
    WHERE id = @p1`,
  summary: `
    SELECT sensor, COUNT(*) AS readings, MIN(value) AS lowest, MAX(value) AS highest,
           SUM(CAST(value AS float)) AS total
    FROM reading
    GROUP BY sensor
    ORDER BY sensor`,
  steps: `
    SELECT sensor, COUNT(*) AS readings, SUM(CAST(step AS float)) AS travelled, MAX(step) AS largest_step
    FROM (
      SELECT sensor, ABS(value - LAG(value, 1, value) OVER (PARTITION BY sensor ORDER BY taken_at)) AS step
      FROM reading
    ) AS step
    GROUP BY sensor
    ORDER BY sensor`,
}
