import net from 'node:net'
import tls from 'node:tls'
import { answerContext, isAnswerContext } from './answer-context.ts'
import type { CallOut } from './call-notes.ts'
import type { LiveRequest, Requests } from './requests.ts'

/** The program may replace it later. */
const { apply } = Reflect

/** Follows the sockets that the program opens to others (databases, upstreams), for two things:
 *  where a request calls out (its stack, the first few times), and whose answer is being read. A pooled socket carries the
 *  async context of whoever opened it; what it reads belongs to the request that wrote to it last. */
export function watchClientSockets(options: { requests: Requests; note: (call: CallOut) => void }): void {
  const { requests, note } = options

  function follow(socket: net.Socket): void {
    // A server may speak first (MySQL): that belongs to who opened the connection.
    let writer: LiveRequest | undefined = requests.current()
    let isMultiplexed = false
    let hasRead = true
    const { write, push } = socket
    const followed = {
      write(this: net.Socket, ...args: Parameters<net.Socket['write']>): boolean {
        try {
          const current = requests.current()
          // Written while an answer was read: a queue may have gone on with what another request asks.
          const request = isAnswerContext(current) ? undefined : current
          // A message may be written in several pieces: one exchange, one stack.
          if (hasRead && request !== undefined && !request.isDone)
            note({ request, to: () => addressOf(socket), below: followed.write })
          // Two requests in flight on one connection: such a protocol's answers could be anyone's, from here on.
          isMultiplexed ||= !hasRead && request !== writer
          hasRead = false
          writer = request
        } catch {
          // The probe never throws into its host.
        }
        return apply(write, this, args)
      },
      push(this: net.Socket, ...args: Parameters<net.Socket['push']>): boolean {
        hasRead = true
        const request = isMultiplexed || writer?.isDone === true ? undefined : writer
        return requests.run(request && answerContext(request), () => apply(push, this, args))
      },
    }
    Object.defineProperties(socket, {
      write: { value: followed.write, writable: true, configurable: true, enumerable: false },
      push: { value: followed.push, writable: true, configurable: true, enumerable: false },
    })
  }

  function followResult(of: { connect: unknown }, socketOf: (self: unknown, result: unknown) => unknown): void {
    const connect = of.connect as (...args: unknown[]) => unknown
    const holder = {
      connect(this: unknown, ...args: unknown[]): unknown {
        // After the call: connect puts the prototype's write back.
        const result = apply(connect, this, args)
        const socket = socketOf(this, result)
        if (socket instanceof net.Socket && !Object.hasOwn(socket, 'push')) follow(socket)
        return result
      },
    }
    Object.defineProperties(holder.connect, Object.getOwnPropertyDescriptors(connect))
    of.connect = holder.connect
  }
  followResult(net.Socket.prototype, (self) => self)
  // A connection that turns to TLS later, as databases' do, gets a socket that never connects.
  followResult(tls, (_self, result) => result)
}

function addressOf(socket: net.Socket): string {
  if (socket.remoteAddress === undefined) return 'a socket'
  return socket.remoteFamily === 'IPv6'
    ? `[${socket.remoteAddress}]:${socket.remotePort}`
    : `${socket.remoteAddress}:${socket.remotePort}`
}
