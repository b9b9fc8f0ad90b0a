import { createServer } from 'node:net'

const server = createServer()
server.address = () => {
  throw new Error('not told')
}
server.listen(0, '127.0.0.1', () => {
  console.log('listening')
  server.close()
})
