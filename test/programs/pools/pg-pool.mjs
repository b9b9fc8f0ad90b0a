import pg from 'pg'
import { readValue } from './read-value.mjs'

pg.types.setTypeParser(pg.types.builtins.TEXT, readValue)
const pool = new pg.Pool({
  connectionString: process.env.LOOPCHECK_PG_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres',
  max: 1,
})
export const ask = async (size) => (await pool.query('select $1::text as value', [size])).rows[0].value
