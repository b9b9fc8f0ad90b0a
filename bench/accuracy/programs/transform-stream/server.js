import http from 'node:http'
import { sendScan } from './routes/scans.js'

http
  .createServer((request, response) => {
    if (request.url === '/health') response.end('ok')
    else void sendScan(request, response)
  })
  .listen(0, '127.0.0.1')
