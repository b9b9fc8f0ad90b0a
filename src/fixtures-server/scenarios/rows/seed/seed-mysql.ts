import { createConnection } from 'mysql2/promise'
import type { DatabasePlace } from '../../../databases/database.ts'
import { channelColumns, commonColumns, readingTimes } from './reading-columns.ts'

const digits =
  '(SELECT 0 d UNION SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6 UNION SELECT 7 UNION SELECT 8 UNION SELECT 9)'

/** 1 to 100 000, in words that every MySQL and MariaDB understands. */
const numbers = `(
  SELECT a.d + b.d * 10 + c.d * 100 + e.d * 1000 + f.d * 10000 + 1 AS n
  FROM ${digits} a, ${digits} b, ${digits} c, ${digits} e, ${digits} f
)`

/** Makes the readings in MySQL, the same as in PostgreSQL.
 *  @param rows 100 000 at the most
 *  @throws what mysql2 throws
 */
export async function seedMysql({ url, schema }: DatabasePlace, channels: number, rows: number): Promise<void> {
  const measured = channelColumns(channels)
  const { reading_id, ...common } = commonColumns
  const takenAt = `TIMESTAMPADD(SECOND, ${readingTimes.takenSeconds}, TIMESTAMP'2025-01-01 00:00:00')`
  const connection = await createConnection({ uri: url })
  connection.on('error', () => {})
  try {
    await connection.query(`
      CREATE TABLE ${schema}.sensor_reading (
        reading_id int PRIMARY KEY, taken_at datetime(3) NOT NULL, received_at datetime(3) NOT NULL,
        sensor varchar(40) NOT NULL, site varchar(40) NOT NULL, operator varchar(40) NOT NULL,
        status varchar(40) NOT NULL, firmware varchar(40) NOT NULL, note varchar(80), battery_v decimal(4,2) NOT NULL,
        ${Object.keys(measured).map((name) => `${name} double NOT NULL`)}
      )`)
    await connection.query(
      `INSERT INTO ${schema}.sensor_reading
       SELECT ${reading_id}, ${takenAt}, TIMESTAMPADD(MICROSECOND, (${readingTimes.delayMs}) * 1000, ${takenAt}),
              ${[...Object.values(common), ...Object.values(measured)].join(', ')}
       FROM ${numbers} numbers WHERE n <= ? ORDER BY n`,
      [rows],
    )
  } finally {
    await connection.end().catch(() => {})
  }
}
