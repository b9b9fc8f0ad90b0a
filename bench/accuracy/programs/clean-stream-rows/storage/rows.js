import pg from 'pg'
import Cursor from 'pg-cursor'

const pool = new pg.Pool({
  connectionString: process.env.LOOPCHECK_PG_URL ?? 'postgresql://postgres@127.0.0.1:5432/postgres',
})

export async function* readRows(from) {
  const client = await pool.connect()
  const cursor = client.query(
    new Cursor('SELECT i AS id, md5(i::text) AS hash FROM generate_series($1::int, 20000) i', [from]),
  )
  try {
    for (let rows = await cursor.read(400); rows.length > 0; rows = await cursor.read(400)) yield rows
  } finally {
    await cursor.close()
    client.release()
  }
}
