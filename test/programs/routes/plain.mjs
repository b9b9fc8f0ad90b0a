// node:http, with what is easily blamed on the wrong request.
import { createServer } from 'node:http'
import { announce, blockAtOnce, waitAndBlock } from './blocks.cjs'

const server = createServer(async (request, response) => {
  const path = request.url
  if (path === '/body') {
    let size = 0
    request.on('data', (chunk) => {
      size += chunk.length
    })
    request.on('end', () => {
      blockAtOnce()
      response.end(String(size))
    })
  } else if (path === '/starts-a-timer') {
    setTimeout(blockAtOnce, 200)
    response.end()
  } else if (path.startsWith('/blocks/')) {
    await waitAndBlock()
    response.end(path)
  } else {
    await new Promise((resolve) => setTimeout(resolve, 300))
    response.end(path)
  }
})
server.on('upgrade', (_request, socket) => {
  socket.on('data', () => {
    blockAtOnce()
    socket.end('blocked')
  })
  socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n')
})
server.on('connect', (_request, socket) => {
  blockAtOnce()
  socket.end('HTTP/1.1 200 OK\r\n\r\n')
})
server.listen(0, '127.0.0.1', () => announce(server))
