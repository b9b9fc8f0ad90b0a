import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** Keeps an eye on the connections of a server, so that it can close at once. A server that closes ends its idle connections
 *  itself, but counts as busy what was opened and not used (browsers and fetch open some in advance), and keeps one that
 *  waits for its answer open after it, for as long as its client likes.
 *  @returns closes those not used, now and from then on; those in use after their answer
 */
export function watchConnections(server: Server): () => void {
  const unused = new Set<Socket>()
  const unanswered = new Set<ServerResponse>()
  let isClosing = false
  server.on('connection', (socket: Socket) => {
    if (isClosing) socket.destroy()
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.prependListener('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    unused.delete(socket)
    unanswered.add(response)
    response.once('close', () => unanswered.delete(response))
  })
  return () => {
    isClosing = true
    for (const socket of unused) socket.destroy()
    for (const response of unanswered) {
      if (response.headersSent) response.once('finish', () => response.socket?.destroySoon())
      else response.setHeader('connection', 'close')
    }
  }
}
