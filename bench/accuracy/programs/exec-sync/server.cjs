const http = require('node:http')
const { handleBuild } = require('./routes/build.cjs')

const server = http.createServer((request, response) => {
  if (request.url === '/health') return response.end('ok')
  if (request.url === '/build') return handleBuild(response)
  response.statusCode = 404
  response.end()
})
server.listen(0, '127.0.0.1')
