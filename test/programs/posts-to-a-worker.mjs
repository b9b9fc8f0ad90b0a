// A route hands its work to a thread and awaits the answer, as pools do: once to the worker, once to a port of it.
import { createServer } from 'node:http'
import { MessageChannel, Worker } from 'node:worker_threads'
import { untilWatched } from './until-watched.cjs'

const answering = `const { parentPort, workerData } = require('node:worker_threads')
for (const port of [parentPort, workerData]) port.on('message', (number) => port.postMessage(number * 2))`
const { port1, port2 } = new MessageChannel()
const worker = new Worker(answering, { eval: true, workerData: port2, transferList: [port2] })

function askWorker(number) {
  return new Promise((resolve) => {
    worker.once('message', resolve)
    worker.postMessage(number)
  })
}

function askPort(number) {
  return new Promise((resolve) => {
    port1.once('message', resolve)
    port1.postMessage(number)
  })
}

const server = createServer(async (request, response) => {
  response.end(String(await (request.url === '/worker' ? askWorker(21) : askPort(4))))
})
process.on('SIGTERM', () => process.exit(0))
server.listen(0, '127.0.0.1', async () => {
  await untilWatched()
  console.log(server.address().port)
})
