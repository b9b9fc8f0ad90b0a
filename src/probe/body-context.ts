import type { Readable } from 'node:stream'
import type { LiveRequest, Requests } from './requests.ts'

type Push = (this: Readable, ...args: Parameters<Readable['push']>) => boolean

/** The program may replace it later. */
const { apply } = Reflect

/** Makes the events of a request's body (`data`, `end`) belong to the request. Where AsyncLocalStorage rests on V8's async context,
 *  the parser's callbacks run in the context in which the connection was made; on promise hooks they run in the request's. To be called
 *  once there is a request: before, it would load node:http into programs without it.
 *  @param find the request that a message belongs to; undefined for what a client receives */
export function followBodies(find: (message: object) => LiveRequest | undefined, run: Requests['run']): void {
  const { prototype } = process.getBuiltinModule('node:http').IncomingMessage
  definePush(prototype, prototype.push, (message) => find(message), run)
}

/** The same for the one stream of an HTTP/2 request. */
export function followBody(stream: Readable, request: LiveRequest, run: Requests['run']): void {
  definePush(stream, stream.push, () => request, run)
}

function definePush(
  on: object,
  push: Push,
  requestOf: (stream: object) => LiveRequest | undefined,
  run: Requests['run'],
): void {
  const holder = {
    push(this: Readable, ...args: Parameters<Push>): boolean {
      const request = args[0] === null && isUnread(this) ? undefined : requestOf(this)
      return request === undefined ? apply(push, this, args) : run(request, () => apply(push, this, args))
    },
  }
  Object.defineProperties(holder.push, Object.getOwnPropertyDescriptors(push))
  Object.defineProperty(on, 'push', { value: holder.push, writable: true, configurable: true, enumerable: false })
}

/** Nobody waits for its end, so that this runs nothing: most requests have no body, and going into a context costs 0.1 µs. */
function isUnread(stream: Readable): boolean {
  return stream.readableFlowing === null && stream.listenerCount('end') === 0 && stream.listenerCount('readable') === 0
}
