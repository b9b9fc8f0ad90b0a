import type { Fix } from '../model.ts'

export const streamJson: Fix = {
  id: 'stream-json',
  title: 'Write and read JSON in pieces',
  summary:
    'Send one JSON value a line (NDJSON) and handle line by line, so that no single JSON.parse or JSON.stringify sees megabytes.',
  when: 'JSON.parse or JSON.stringify runs on more than about a megabyte while requests are served.',
  whenNot:
    'Clients need one JSON document and cannot change: send less of it, or build it in a worker that answers with text. A schema-compiled serializer helps by a factor, not by an order.',
  before: `app.post('/import', { bodyLimit: 64 * 1024 * 1024 }, async (request) => {
  // 40 MB were parsed in one turn before this line.
  for (const order of request.body) await save(order)
  return { saved: request.body.length }
})`,
  after: `import { createInterface } from 'node:readline'

// Leaves the body unread: request.body is the stream.
const unread = (request, payload, done) => done(null, payload)
app.addContentTypeParser('application/x-ndjson', unread)

app.post('/import', async (request) => {
  let saved = 0
  const lines = createInterface({ input: request.body })
  for await (const line of lines) {
    if (line === '') continue
    await save(JSON.parse(line))
    saved += 1
  }
  return { saved }
})`,
}
