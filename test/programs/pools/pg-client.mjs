import pg from 'pg'
import { readValue } from './read-value.mjs'

pg.types.setTypeParser(pg.types.builtins.TEXT, readValue)
const client = new pg.Client(process.env.LOOPCHECK_PG_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres')
await client.connect()
// One connection, on which the driver queues what it is asked.
export const ask = async (size) => (await client.query('select $1::text as value', [size])).rows[0].value
