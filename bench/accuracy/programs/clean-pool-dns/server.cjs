const http = require('node:http')
const { bestMirror } = require('./services/mirrors.cjs')

http
  .createServer((request, response) => {
    if (request.url === '/health') return response.end('ok')
    bestMirror(['localhost', '127.0.0.1', 'localhost']).then((address) => response.end(address))
  })
  .listen(0, '127.0.0.1')
