import pg from 'pg'

const pool = new pg.Pool({
  connectionString: process.env.LOOPCHECK_PG_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
  max: 1,
})

export async function isAlive() {
  const { rows } = await pool.query('SELECT 1 AS one')
  return rows.length === 1
}

export async function reportRows() {
  const { rows } = await pool.query( // blocks
    'SELECT i AS id, now() AS at, md5(i::text) AS hash, i % 2 = 0 AS valid FROM generate_series(1, 80000) i',
  )
  return rows
}
