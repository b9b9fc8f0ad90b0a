const http = require('node:http')
const { basketOf } = require('./services/basket.cjs')

http
  .createServer((request, response) => {
    if (request.url === '/health') return response.end('ok')
    basketOf('ada').then((basket) => response.end(`${basket.items.length} items`))
  })
  .listen(0, '127.0.0.1')
