import http from 'node:http'
import { handleDisk } from './routes/disk.js'

http
  .createServer((request, response) => {
    if (request.url === '/health') response.end('ok')
    else void handleDisk(response)
  })
  .listen(0, '127.0.0.1')
