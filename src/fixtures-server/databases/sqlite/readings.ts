import type { DatabasePlace } from '../database.ts'
import type { ReadingStatements } from '../query-database.ts'
import { firstTakenAt, readingColumns, secondsBetweenReadings } from '../readings.ts'
import { connectSqlite } from './connection.ts'

/** The readings; a write-ahead log lets several threads read beside one that writes.
 *  @throws what the library throws
 */
export async function seedSqlite(place: DatabasePlace, rows: number): Promise<void> {
  const { sensor, value } = readingColumns('id')
  const connection = await connectSqlite(place, { connections: 1 })
  try {
    await connection.query('PRAGMA journal_mode = WAL')
    // The file is thrown away: nothing needs to survive a crash.
    await connection.query('PRAGMA synchronous = OFF')
    await connection.query('DROP TABLE IF EXISTS reading')
    await connection.query(`
      CREATE TABLE reading (
        id integer PRIMARY KEY, sensor integer NOT NULL, value integer NOT NULL, taken_at text NOT NULL
      )`)
    await connection.query(
      `WITH RECURSIVE ids (id) AS (SELECT 1 WHERE ? > 0 UNION ALL SELECT id + 1 FROM ids WHERE id < ?)
       INSERT INTO reading
       SELECT id, ${sensor}, ${value},
              strftime('%Y-%m-%dT%H:%M:%SZ', unixepoch('${firstTakenAt}') + id * ${secondsBetweenReadings}, 'unixepoch')
       FROM ids`,
      [rows, rows],
    )
    await connection.query('ANALYZE')
  } finally {
    await connection.close()
  }
}

/** taken_at is a text already: SQLite has no type for times. */
export const sqliteStatements: ReadingStatements = {
  one: 'SELECT id, sensor, value, taken_at FROM reading WHERE id = ?',
  summary: `
    SELECT sensor, count(*) AS readings, min(value) AS lowest, max(value) AS highest, sum(value) AS total
    FROM reading
    GROUP BY sensor
    ORDER BY sensor`,
  steps: `
    SELECT sensor, count(*) AS readings, sum(step) AS travelled, max(step) AS largest_step
    FROM (
      SELECT sensor, abs(value - lag(value, 1, value) OVER (PARTITION BY sensor ORDER BY taken_at)) AS step
      FROM reading
    ) AS step
    GROUP BY sensor
    ORDER BY sensor`,
}
