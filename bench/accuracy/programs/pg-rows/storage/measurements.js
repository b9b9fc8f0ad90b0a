import pg from 'pg'

const pool = new pg.Pool({
  connectionString: process.env.LOOPCHECK_PG_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
  max: 4,
})

export async function measurementsOf(sensor) {
  const result = await pool.query( // blocks
    "SELECT i AS id, now() AS at, (i * 0.5)::text AS value, md5(i::text) AS hash, i % 2 = 0 AS valid FROM generate_series(1, 100000) i WHERE i > $1",
    [sensor.length],
  )
  return result.rows
}
