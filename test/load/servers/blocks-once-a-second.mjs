// Blocks its loop for 300 ms in every second. Says the port, then a line for every request it read.
import { createServer } from 'node:http'

const server = createServer((_request, response) => {
  response.end('ok')
}).listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))

setInterval(() => {
  const until = performance.now() + 300
  while (performance.now() < until);
}, 1_000)
