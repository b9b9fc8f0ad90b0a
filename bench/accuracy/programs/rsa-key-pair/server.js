import http from 'node:http'
import { routes } from './routes/routes.js'

http
  .createServer(async (request, response) => {
    const handler = routes.find(({ prefix }) => request.url.startsWith(prefix))?.handler
    if (handler === undefined) return response.writeHead(404).end()
    response.end(await handler(request.url))
  })
  .listen(0, '127.0.0.1')
