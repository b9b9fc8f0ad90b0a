import http from 'node:http'
import { handleTrace } from './routes/trace.js'

http
  .createServer((request, response) => {
    if (request.url === '/health') response.end('ok')
    else handleTrace(request, response)
  })
  .listen(0, '127.0.0.1')
