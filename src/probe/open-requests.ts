import type { IncomingMessage } from 'node:http'
import type { LiveRequest } from './requests.ts'
import { inFlightCapacity as capacity } from './shared-state.ts'

/** Requests that have not been answered yet. Node.js publishes nothing when a client hangs up, and a listener for each request
 *  would cost more than all the rest: they are looked through now and then instead. */
export interface OpenRequests {
  enter(request: LiveRequest): void
  leave(request: LiveRequest): void
  /** @returns those whose connection is closed; they are open no longer */
  takeGone(): LiveRequest[]
}

/** As many places as in-flight.ts has: a request that stays open so long gives its place to a later one. */
export function createOpenRequests(): OpenRequests {
  const places = new Array<LiveRequest | undefined>(capacity).fill(undefined)
  const isOpen = (request: LiveRequest) => places[request.id % capacity] === request

  function leave(request: LiveRequest): void {
    if (isOpen(request)) places[request.id % capacity] = undefined
  }

  return {
    enter(request) {
      places[request.id % capacity] = request
    },
    leave,
    takeGone() {
      const gone = places.filter((request) => request !== undefined && isGone(request)) as LiveRequest[]
      for (const request of gone) leave(request)
      return gone
    },
  }
}

/** An HTTP/2 stream has no socket of its own, and tells its end itself. */
function isGone({ message }: LiveRequest): boolean {
  const { socket } = message as Partial<Pick<IncomingMessage, 'socket'>>
  return socket?.destroyed === true
}
