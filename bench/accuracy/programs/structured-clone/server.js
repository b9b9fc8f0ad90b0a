import http from 'node:http'
import { Settings } from './services/settings.js'

const settings = new Settings()
const server = http.createServer((request, response) => {
  if (request.url === '/health') return response.end('ok')
  settings.snapshot().then(
    (snapshot) => response.end(`${snapshot.size} settings`),
    () => response.writeHead(500).end(),
  )
})
server.listen(0, '127.0.0.1')
