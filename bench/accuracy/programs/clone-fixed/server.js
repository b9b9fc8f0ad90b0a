import http from 'node:http'
import { Settings } from './services/settings.js'

const settings = new Settings()
http
  .createServer((request, response) => {
    if (request.url === '/health') return response.end('ok')
    settings.change(request.url.slice('/settings/'.length)).then(
      (snapshot) => response.end(`${snapshot.size} settings`),
      () => response.writeHead(500).end(),
    )
  })
  .listen(0, '127.0.0.1')
