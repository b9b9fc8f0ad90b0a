import type { Fix } from '../model.ts'

export const streamRows: Fix = {
  id: 'stream-rows',
  title: 'Stream the rows',
  summary:
    'Read the result in batches through a cursor, so that the driver never builds all rows in one turn of the loop.',
  when: 'A query answers with thousands of rows that all have to go out: exports, reports, feeds.',
  whenNot:
    'The client needs a page of them: use LIMIT and a key to go on from. Only a sum or a count is needed: let the database compute it. A cursor holds its connection for as long as the client reads.',
  before: `app.get('/export', async () => {
  // 200 000 objects in one turn.
  const { rows } = await pool.query('SELECT * FROM orders')
  return rows
})`,
  after: `import { Readable } from 'node:stream'
import Cursor from 'pg-cursor'

async function* linesOf(sql) {
  const client = await pool.connect()
  const cursor = client.query(new Cursor(sql))
  try {
    for (;;) {
      const rows = await cursor.read(500)
      if (rows.length === 0) return
      yield rows.map((row) => JSON.stringify(row) + '\\n').join('')
    }
  } finally {
    await cursor.close() // also where the client hangs up half-way
    client.release()
  }
}

app.get('/export', (request, reply) => {
  reply.type('application/x-ndjson')
  return reply.send(Readable.from(linesOf('SELECT * FROM orders')))
})`,
}
