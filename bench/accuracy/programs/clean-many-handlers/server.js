import http from 'node:http'
import { routes } from './routes/routes.js'

http
  .createServer((request, response) => {
    const work = routes.get(request.url[1])
    response.end(work === undefined ? 'ok' : String(work(request.url.length)))
  })
  .listen(0, '127.0.0.1')
