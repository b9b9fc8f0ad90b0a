import { Client } from 'pg'
import type { DatabasePlace } from '../../../databases/database.ts'
import { channelColumns, commonColumns, readingTimes } from './reading-columns.ts'

/** Makes the readings in PostgreSQL: unlogged, never vacuumed, so that nothing else is at work while it is measured.
 *  @param schema with the table's name: `loopcheck_0123456789ab.sensor_reading`
 *  @throws what pg throws
 */
export async function seedPostgresql({ url, schema }: DatabasePlace, channels: number, rows: number): Promise<void> {
  await withPostgresql(url, (client) => createReadings(client, `${schema}.sensor_reading`, { channels, rows }))
}

/** Makes and fills one table of readings. */
export async function createReadings(
  client: Client,
  table: string,
  { channels, rows }: { channels: number; rows: number },
): Promise<void> {
  const measured = channelColumns(channels)
  const { reading_id, ...common } = commonColumns
  await client.query(`
    CREATE UNLOGGED TABLE ${table} (
      reading_id integer PRIMARY KEY,
      taken_at timestamptz NOT NULL, received_at timestamptz NOT NULL,
      sensor text NOT NULL, site text NOT NULL, operator text NOT NULL, status text NOT NULL, firmware text NOT NULL,
      note text, battery_v numeric(4,2) NOT NULL,
      ${Object.keys(measured).map((name) => `${name} float8 NOT NULL`)}
    ) WITH (autovacuum_enabled = false, parallel_workers = 0)`)
  const takenAt = `timestamptz '2025-01-01 00:00:00Z' + ${readingTimes.takenSeconds} * interval '1 second'`
  await client.query(
    `INSERT INTO ${table}
     SELECT ${reading_id}, ${takenAt}, ${takenAt} + ${readingTimes.delayMs} * interval '1 millisecond',
            ${[...Object.values(common), ...Object.values(measured)].join(', ')}
     FROM generate_series(1, $1::int) n`,
    [rows],
  )
  await client.query(`ANALYZE ${table}`)
}

/** Runs one task on a connection of its own. */
export async function withPostgresql<T>(url: string, task: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await task(client)
  } finally {
    await client.end().catch(() => {})
  }
}
