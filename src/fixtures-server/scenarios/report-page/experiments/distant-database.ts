import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A database as it is met in another place: its answers come later, its work costs nothing here that it would not cost
 *  anyway. */
export interface DistantDatabase {
  url: string
  close(): Promise<void>
}

/** Puts a way between a client and its database: bytes arrive after half the round trip, in order.
 *  @param url of the database, with a host
 */
export async function moveAway(url: string, { roundTripMs }: { roundTripMs: number }): Promise<DistantDatabase> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const database = connect(Number(port || 5432), hostname.replace(/^\[|\]$/g, ''))
    for (const [from, to] of [
      [client, database],
      [database, client],
    ] as const) {
      sockets.add(from)
      from.setNoDelay(true)
      from.on('data', (bytes) => setTimeout(() => to.write(bytes), roundTripMs / 2))
      from.on('close', () => {
        sockets.delete(from)
        setTimeout(() => to.destroy(), roundTripMs / 2)
      })
      // What breaks on one side ends the other: that is all there is to tell.
      from.on('error', () => to.destroy())
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const moved = new URL(url)
  moved.hostname = '127.0.0.1'
  moved.port = String((server.address() as AddressInfo).port)
  return {
    url: moved.href,
    async close() {
      server.close()
      for (const socket of sockets) socket.destroy()
      await once(server, 'close')
    },
  }
}
