import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { createResponseReader } from './response-reader.ts'

/** What the client is asked to do: a closed loop, every connection with one request under way. */
export interface Slice {
  port: number
  path: string
  connections: number
  durationMs: number
}

export interface SliceResult {
  requests: number
  /** From the first request to the last answer. */
  elapsedMs: number
  /** From sending to the whole answer, one for each request, in the order of the answers. */
  latenciesMs: number[]
}

const socketsOf = new Map<number, Socket[]>()

/** Drives one server for the length of a slice. Its connections stay open for the next.
 *  @throws Error when a connection breaks or the server answers anything but 200
 */
export async function drive(slice: Slice): Promise<SliceResult> {
  const sockets = await openSockets(slice)
  const startMs = performance.now()
  const endMs = startMs + slice.durationMs
  const latencies = await Promise.all(sockets.map((socket) => driveSocket(socket, slice.path, endMs)))
  const latenciesMs = latencies.flat()
  return { requests: latenciesMs.length, elapsedMs: performance.now() - startMs, latenciesMs }
}

async function openSockets({ port, connections }: Slice): Promise<Socket[]> {
  const sockets = socketsOf.get(port) ?? []
  socketsOf.set(port, sockets)
  while (sockets.length < connections) {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await once(socket, 'connect')
    // Between slices: a server that ends closes its connections.
    socket.on('error', () => socket.destroy())
    socket.on('close', () => socketsOf.delete(port))
    sockets.push(socket)
  }
  return sockets
}

function driveSocket(socket: Socket, path: string, endMs: number): Promise<number[]> {
  const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`
  const reader = createResponseReader()
  const latenciesMs: number[] = []
  return new Promise((resolve, reject) => {
    let sentMs = 0
    const send = () => {
      sentMs = performance.now()
      socket.write(request)
    }
    const finish = (error?: Error) => {
      socket.off('data', onData).off('close', onClose)
      if (error === undefined) resolve(latenciesMs)
      else reject(error)
    }
    const onClose = () => finish(new Error('the server closed a connection'))
    const onData = (chunk: Buffer) => {
      try {
        if (!reader.push(chunk)) return
      } catch (error) {
        finish(error as Error)
        return
      }
      const nowMs = performance.now()
      latenciesMs.push(nowMs - sentMs)
      if (nowMs < endMs) send()
      else finish()
    }
    socket.on('data', onData).on('close', onClose)
    send()
  })
}
