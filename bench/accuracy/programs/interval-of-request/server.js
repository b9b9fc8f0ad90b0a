import http from 'node:http'
import { streamForecast } from './routes/live.js'

http
  .createServer((request, response) => {
    if (request.url === '/health') return response.end('ok')
    return streamForecast(response)
  })
  .listen(0, '127.0.0.1')
