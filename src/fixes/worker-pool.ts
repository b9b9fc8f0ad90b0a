import type { Fix } from '../model.ts'

export const workerPool: Fix = {
  id: 'worker-pool',
  title: 'Move the work to a worker pool',
  summary: 'Run it on another thread with a pool such as Piscina, and await its result on the event loop.',
  when: 'Real computing (parsing, image work, hashing, a native call without an asynchronous form, SQLite) takes more than some 20 ms, and its input and output are small or can be transferred.',
  whenNot:
    'The time goes into waiting, not computing: await it instead. Copying the data to the thread costs as much as the work. A worker per request: threads cost tens of milliseconds to start, use a pool.',
  before: `app.post('/thumbnails', (request, reply) => {
  reply.send(resize(request.body, { width: 320 })) // 180 ms of computing
})`,
  after: `// resize-worker.js
import { move } from 'piscina'
import { resize } from './resize.js'

export default (image) => move(resize(image, { width: 320 }))

// server.js
import { Piscina } from 'piscina'

const pool = new Piscina({
  filename: new URL('./resize-worker.js', import.meta.url).href,
  maxQueue: 100, // beyond it run() rejects: answer 503
})

app.post('/thumbnails', async (request) => {
  return Buffer.from(await pool.run(request.body))
})`,
}
