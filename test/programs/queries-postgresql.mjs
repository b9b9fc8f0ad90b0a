// /large reads many rows, while another connection of the pool waits for the answer to another query.
import { createServer } from 'node:http'
import pg from 'pg'
import { untilWatched } from './until-watched.cjs'

const pool = new pg.Pool({ connectionString: process.argv[2], max: 3 })

async function countsRows(limit) {
  const asked = pool.query(
    `SELECT n, now() + n * interval '1 second' AS a, now() + n * interval '2 hours' AS b, now() - n * interval '3 days' AS c
       FROM generate_series(1, $1::int) n -- large secret
      WHERE 'secret' <> $2`, // asks
    [limit, 'another secret'],
  )
  // Once it is sent, the server gets time to write: however busy the machine is, there is then more to read than one turn can.
  setTimeout(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000), 50)
  return (await asked).rows.length
}

const routes = {
  '/large': () => countsRows(100_000),
  '/waits': () => pool.query("SELECT pg_sleep(1.5), 'secret'"),
}
const server = createServer(async (request, response) => {
  await routes[request.url]?.()
  response.end()
})
process.on('SIGTERM', () => process.exit(0))
server.listen(0, '127.0.0.1', async () => {
  await Promise.all([1, 2].map(() => pool.query('SELECT pg_sleep(0.1)')))
  await untilWatched()
  console.log(server.address().port)
})
