const http = require('node:http')
const { planShards } = require('./services/plan-shards.cjs')

const server = http.createServer()
server.on('request', (request, response) => {
  if (request.url === '/health') response.end('ok')
  else planShards().then((shards) => response.end(shards.join(',')))
})
server.listen(0, '127.0.0.1')
