import type { Fix } from '../model.ts'

export const streamJson: Fix = {
  id: 'stream-json',
  title: 'Write and read JSON in pieces',
  summary:
    'Send one JSON value a line (NDJSON) and handle line by line, so that no single JSON.parse or JSON.stringify sees megabytes.',
  when: 'JSON.parse or JSON.stringify runs on more than about a megabyte while requests are served.',
  whenNot:
    'Clients need one JSON document and cannot change: send less of it, or build it in a worker that answers with text. A schema-compiled serializer helps by a factor, not by an order.',
  before: `app.post('/import', async (request) => {
  const orders = JSON.parse(await text(request.raw)) // 40 MB in one turn
  for (const order of orders) await save(order)
  return { saved: orders.length }
})`,
  after: `import { createInterface } from 'node:readline'

app.post('/import', async (request) => { // with a content type parser that leaves application/x-ndjson unread
  let saved = 0
  for await (const line of createInterface({ input: request.raw, crlfDelay: Infinity })) {
    if (line === '') continue
    await save(JSON.parse(line))
    saved += 1
  }
  return { saved }
})`,
}
