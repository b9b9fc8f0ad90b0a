// Two routes ask another server over one pooled connection, as database drivers do. Only the answer to /large takes
// long to read; /opens has opened the connection, so the socket carries its async context.
import { createServer } from 'node:http'
import { connect, createServer as createUpstream } from 'node:net'
import { untilWatched } from './until-watched.cjs'

const upstream = createUpstream((socket) => socket.on('data', (asked) => socket.write(`answer to ${asked}`)))
upstream.listen(0, '127.0.0.1')

let pooled
let waiting
function ask(question) {
  if (pooled === undefined) {
    pooled = connect(upstream.address().port, '127.0.0.1')
    pooled.on('data', (answer) => readAnswer(String(answer)))
  }
  return new Promise((resolve) => {
    waiting = resolve
    pooled.write(question)
  })
}

function readAnswer(answer) {
  const end = performance.now() + (answer.includes('large') ? 300 : 0)
  while (performance.now() < end); // answer
  waiting(answer)
}

const server = createServer(async (request, response) => response.end(await ask(request.url.slice(1))))
process.on('SIGTERM', () => process.exit(0))
server.listen(0, '127.0.0.1', async () => {
  await untilWatched()
  console.log(server.address().port)
})
