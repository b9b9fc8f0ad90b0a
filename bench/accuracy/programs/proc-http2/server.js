import { createServer } from 'node:http2'
import { Worker } from 'node:worker_threads'
import { onStream } from './streams/on-stream.js'

const server = createServer()
server.on('stream', onStream)
server.listen(0, '127.0.0.1', () => {
  const client = new Worker(new URL('./client.js', import.meta.url), { workerData: server.address().port })
  client.once('exit', () => server.close())
})
