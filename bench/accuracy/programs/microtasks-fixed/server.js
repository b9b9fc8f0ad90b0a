import http from 'node:http'
import { inventoryValue } from './services/inventory.js'

http
  .createServer(async (request, response) => {
    if (request.url === '/health') return response.end('ok')
    response.end(String(await inventoryValue()))
  })
  .listen(0, '127.0.0.1')
