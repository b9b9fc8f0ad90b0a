import { createServer } from 'node:http'
import { sendExport } from './routes/export.js'

createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  if (pathname === '/health') response.end('ok')
  else if (pathname === '/export') void sendExport(response)
  else response.writeHead(404).end()
}).listen(0, '127.0.0.1')
