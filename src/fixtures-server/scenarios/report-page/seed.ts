import { Client } from 'pg'
import type { DatabasePlace } from '../../databases/database.ts'
import { type DataSize, fitSize, isTooSmall, sampleSize } from './data-size.ts'
import { years } from './page-requests.ts'
import { filterOptions, widgets } from './report-parts.ts'

/** The light year has one sale for so many of the full one. */
const lightening = 16

/** Makes the sales, sized for this machine: a sample is made and queried, then topped up to what fits. The data are a
 *  function of the size alone.
 *  @throws what pg throws
 */
export async function seedSales({ url, schema }: DatabasePlace): Promise<string> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    await createTables(client, schema)
    await insertSales(client, schema, { sales: 0 }, sampleSize)
    let size = sampleSize
    let queryMs = await measureQueries(client, schema, 3)
    for (let round = 0; round === 0 || (round === 1 && isTooSmall(queryMs)); round++) {
      const fitting = fitSize(size, queryMs)
      await insertSales(client, schema, size, fitting)
      size = fitting
      queryMs = await measureQueries(client, schema, 1)
    }
    return `${size.sales} sales: a query of the page takes ${Math.round(queryMs)} ms`
  } finally {
    await client.end().catch(() => {})
  }
}

/** Unlogged, never vacuumed, never read by parallel workers: so that the same query takes the same time each time. */
async function createTables(client: Client, schema: string): Promise<void> {
  const yearTables = Object.values(years).map(
    (year) => `
      CREATE UNLOGGED TABLE ${schema}.report_sale_${year} PARTITION OF ${schema}.report_sale FOR VALUES IN (${year})
        WITH (parallel_workers = 0, autovacuum_enabled = false)`,
  )
  await client.query(`
    CREATE TABLE ${schema}.report_sale (
      year smallint NOT NULL, day smallint NOT NULL, region_id smallint NOT NULL, channel_id smallint NOT NULL,
      product_id integer NOT NULL, customer_id integer NOT NULL, quantity integer NOT NULL, amount_cents integer NOT NULL
    ) PARTITION BY LIST (year);
    ${yearTables.join(';')}`)
}

/** Adds what the wanted size has more than the present one. */
async function insertSales(client: Client, schema: string, present: DataSize, wanted: DataSize): Promise<void> {
  await client.query(
    `INSERT INTO ${schema}.report_sale
     SELECT year, n * 7919::bigint % 365, n * 31::bigint % 12, n * 17::bigint % 5, n * 104729::bigint % 2003,
            n * 15485863::bigint % 20011, n % 9 + 1, n * 7907::bigint % 100003 + 500
     FROM generate_series($1::int, $2::int) n, unnest(ARRAY[${years.full}, ${years.light}]) year
     WHERE year = ${years.full} OR n % ${lightening} = 0`,
    [present.sales + 1, wanted.sales],
  )
  await client.query(`ANALYZE ${schema}.report_sale`)
}

/** Runs the page's queries, once a round.
 *  @returns their mean, each in its fastest round, ms: what the machine can do when nothing else runs
 */
async function measureQueries(client: Client, schema: string, rounds: number): Promise<number> {
  const statements = [...Object.values(widgets), filterOptions].flatMap((part) =>
    Object.values(part.statements(schema)),
  )
  const fastestMs = statements.map(() => Number.POSITIVE_INFINITY)
  for (let round = 0; round < rounds; round++) {
    for (const [index, statement] of statements.entries()) {
      const startMs = performance.now()
      await client.query(statement, [years.full])
      fastestMs[index] = Math.min(fastestMs[index] ?? 0, performance.now() - startMs)
    }
  }
  return fastestMs.reduce((sum, ms) => sum + ms, 0) / statements.length
}
