/** Almost nothing: the worst case for any overhead that counts by request. */
import { createServer } from 'node:http'
import { endWithParent } from './end-with-parent.js'

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/plain')
  response.end('hello')
})
// The client keeps its connections open through slices in which it drives other servers.
server.keepAliveTimeout = 0
server.listen(0, '127.0.0.1', () => process.stdout.write(`listening ${server.address().port}\n`))
endWithParent()
