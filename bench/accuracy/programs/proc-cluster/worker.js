import { createServer } from 'node:http'
import { Hasher } from './services/hasher.js'

export function startWorker() {
  const hasher = new Hasher()
  const server = createServer(async (request, response) => {
    if (request.url === '/health') return response.end('ok')
    response.end(await hasher.hashLater(request.url.split('/').at(-1)))
  })
  server.listen(0, '127.0.0.1')
}
