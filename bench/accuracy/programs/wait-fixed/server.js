import http from 'node:http'
import { retrying } from './services/retry.js'
import { stock } from './services/stock.js'

http
  .createServer(async (request, response) => {
    if (request.url === '/health') return response.end('ok')
    const level = await retrying(() => stock.level(request.url.slice(1)))
    response.end(String(level))
  })
  .listen(0, '127.0.0.1')
