import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'

/** Keeps an eye on connections that have been opened and not used: browsers and fetch open some in advance. Node counts them
 *  as busy, and a server that closes would wait for their first request for a minute.
 *  @returns closes those that there are, and all that come from then on
 */
export function watchUnusedConnections(server: Server): () => void {
  const unused = new Set<Socket>()
  let isClosing = false
  server.on('connection', (socket: Socket) => {
    if (isClosing) socket.destroy()
    unused.add(socket)
    socket.once('close', () => unused.delete(socket))
  })
  server.prependListener('request', ({ socket }: IncomingMessage) => unused.delete(socket))
  return () => {
    isClosing = true
    for (const socket of unused) socket.destroy()
  }
}
