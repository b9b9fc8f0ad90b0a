// Answers for half a second after its first request, then ends with requests in flight.
import { createServer } from 'node:http'

let isFirst = true
const server = createServer((_request, response) => {
  if (isFirst) setTimeout(() => process.exit(1), 500)
  isFirst = false
  setTimeout(() => response.end('ok'), 20)
}).listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
