import type { Fix } from '../model.ts'

export const smallerPieces: Fix = {
  id: 'smaller-pieces',
  title: 'Pass it on in pieces',
  summary:
    'Let large bodies, files and buffers pass through as streams, so that no single call copies, decodes, hashes or sends all of them at once.',
  when: 'One call handles megabytes: Buffer.toString, Buffer.concat, TextDecoder.decode, a hash of a whole buffer, an answer that is one large string.',
  whenNot:
    'The pieces are put together again before they are used: nothing is gained. Text that is decoded in pieces may have a letter cut in two: use a StringDecoder, or decode() with { stream: true }.',
  before: `app.get('/orders.csv', async (request, response) => {
  const rows = await findOrders()
  // 40 MB: joined, encoded and hashed for the ETag in one turn.
  response.send(rows.map(toLine).join(''))
})`,
  after: `import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

async function* linesOf(batches) {
  // Some 500 rows at a time.
  for await (const rows of batches) yield rows.map(toLine).join('')
}

app.get('/orders.csv', async (request, response) => {
  response.type('text/csv')
  const lines = Readable.from(linesOf(findOrdersInBatches()))
  await pipeline(lines, response) // waits for a slow client, too
})`,
}
