const http = require('node:http')
const { planRoute } = require('./routes/plan.cjs')

http
  .createServer((request, response) => {
    if (request.url === '/health') response.end('ok')
    else if (request.url.startsWith('/plans/')) planRoute(request, response)
    else response.writeHead(404).end()
  })
  .listen(0, '127.0.0.1')
