import { Client } from 'pg'
import Cursor from 'pg-cursor'
import type { DatabasePlace } from '../../databases/database.ts'
import { type DataSize, fitSize, isTooSmall, type QueryCost, sampleSize } from './data-size.ts'
import { tablesQuery } from './query.ts'
import { readCursor } from './read-cursor.ts'

/** What one Execute message can ask for at most. */
const allRows = 2 ** 31 - 1

/** Makes the tables, sized for this machine: a sample is made and queried, then topped up to what fits. The data are a
 *  function of the size alone.
 *  @throws what pg throws
 */
export async function seedTables({ url, schema }: DatabasePlace): Promise<string> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await createTables(client, schema)
    await insertData(client, schema, { tables: 0, columnsPerTable: 0 }, sampleSize)
    let size = sampleSize
    let cost = await measureQuery(client, schema)
    for (let round = 0; round === 0 || (round === 1 && isTooSmall(cost)); round++) {
      const fitting = fitSize(size, cost)
      await insertData(client, schema, size, fitting)
      size = fitting
      cost = await measureQuery(client, schema)
    }
    return (
      `${size.tables} tables of ${size.columnsPerTable} columns: ` +
      `the query takes ${Math.round(cost.executeMs)} ms, its rows ${Math.round(cost.fetchMs)} ms`
    )
  } finally {
    await client.end().catch(() => {})
  }
}

/** Unlogged, never vacuumed, never read by parallel workers: so that the same query takes the same time each time. */
async function createTables(client: Client, schema: string): Promise<void> {
  const storage = 'WITH (parallel_workers = 0, autovacuum_enabled = false)'
  await client.query(`
    CREATE UNLOGGED TABLE ${schema}.table_master (
      table_id integer PRIMARY KEY, org text NOT NULL, tablename text NOT NULL, table_description text,
      uploaded_at timestamptz NOT NULL, created_at timestamptz NOT NULL, record integer NOT NULL,
      status text NOT NULL, enabled boolean
    ) ${storage};
    CREATE UNLOGGED TABLE ${schema}.table_column (
      table_id integer NOT NULL, column_name text NOT NULL, size_bytes bigint NOT NULL, null_share float8 NOT NULL
    ) ${storage}`)
}

/** Adds what the wanted size has more than the present one. */
async function insertData(client: Client, schema: string, present: DataSize, wanted: DataSize): Promise<void> {
  await client.query(
    `INSERT INTO ${schema}.table_master
     SELECT n,
            CASE WHEN n % 24 = 0 THEN 'globex' ELSE 'acme' END,
            'upload_' || n,
            'Sheet ' || n % 12 + 1 || ' of uploaded file ' || n / 12,
            timestamptz '2025-01-01 00:00:00Z' + n * interval '7 minutes',
            timestamptz '2025-01-01 00:00:20Z' + n * interval '7 minutes',
            n * 7919::bigint % 100003,
            CASE n % 20 WHEN 0 THEN 'failed' WHEN 1 THEN 'processing' ELSE 'ready' END,
            CASE WHEN n % 37 = 0 THEN false WHEN n % 3 > 0 THEN true END
     FROM generate_series($1::int, $2::int) n`,
    [present.tables + 1, wanted.tables],
  )
  await client.query(
    `INSERT INTO ${schema}.table_column
     SELECT n, 'column_' || k, (n * 7919::bigint + k * 104729) % 1000003, (n * 31::bigint + k * 17) % 1000 / 1000.0
     FROM generate_series(1, $2::int) n, generate_series(1, $4::int) k
     WHERE n > $1 OR k > $3`,
    [present.tables, wanted.tables, present.columnsPerTable, wanted.columnsPerTable],
  )
  await client.query(`ANALYZE ${schema}.table_master, ${schema}.table_column`)
}

/** Runs the scenario's query three times.
 *  @returns the shortest times: what the machine can do when nothing else runs
 */
async function measureQuery(client: Client, schema: string): Promise<QueryCost> {
  const cost = { executeMs: Number.POSITIVE_INFINITY, fetchMs: Number.POSITIVE_INFINITY }
  for (let round = 0; round < 3; round++) {
    const cursor = client.query(new Cursor(tablesQuery(schema), ['acme'], { rowMode: 'array' }))
    const startMs = performance.now()
    await readCursor(cursor, 1)
    const firstRowMs = performance.now()
    await readCursor(cursor, allRows)
    const endMs = performance.now()
    cost.executeMs = Math.min(cost.executeMs, firstRowMs - startMs)
    cost.fetchMs = Math.min(cost.fetchMs, endMs - firstRowMs)
  }
  return cost
}
