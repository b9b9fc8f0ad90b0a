import { pbkdf2 } from 'node:crypto'
import { createServer } from 'node:http2'
import { Worker } from 'node:worker_threads'

const server = createServer((request, response) => {
  pbkdf2(request.url, 'salt', 90_000, 64, 'sha512', (_error, key) => response.end(key.toString('base64')))
})
server.listen(0, '127.0.0.1', () => {
  const client = new Worker(new URL('./client.js', import.meta.url), { workerData: server.address().port })
  client.once('exit', () => server.close())
})
