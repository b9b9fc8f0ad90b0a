// A server with a slow route that blocks for 60 ms, and a fast one.
import { createServer } from 'node:http'

const blockMs = 60

function spinForAWhile() {
  const endMs = performance.now() + blockMs
  while (performance.now() < endMs);
}

const server = createServer((request, response) => {
  if (request.url === '/slow') spinForAWhile()
  response.end('ok\n')
})
server.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () => {
  console.log(JSON.stringify({ pid: process.pid, port: server.address().port }))
})
