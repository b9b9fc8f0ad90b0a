const http = require('node:http')
const { mail } = require('./routes/mail.cjs')

http
  .createServer((request, response) => {
    if (request.url === '/health') return response.end('ok')
    return mail(response)
  })
  .listen(0, '127.0.0.1')
