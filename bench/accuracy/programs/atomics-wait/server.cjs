const http = require('node:http')
const { retrying } = require('./services/retry.cjs')
const stock = require('./services/stock.cjs')

http
  .createServer(async (request, response) => {
    if (request.url === '/health') return response.end('ok')
    const level = await retrying(() => stock.level(request.url.slice(1)))
    response.end(String(level))
  })
  .listen(0, '127.0.0.1')
