const http = require('node:http')
const { vault } = require('./routes/vault.cjs')

http
  .createServer((request, response) => {
    if (request.url === '/health') response.end('ok')
    else vault(response)
  })
  .listen(0, '127.0.0.1')
