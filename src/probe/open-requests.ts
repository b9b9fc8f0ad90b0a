import type { IncomingMessage } from 'node:http'
import type { LiveRequest } from './requests.ts'

/** Requests that have not been answered yet. Node.js publishes nothing when a client hangs up, and a listener for each request
 *  would cost more than all the rest: they are looked through now and then instead. */
export interface OpenRequests {
  add(request: LiveRequest): void
  delete(request: LiveRequest): void
  /** @returns those whose connection is closed; they are open no longer */
  takeGone(): LiveRequest[]
}

export function createOpenRequests(): OpenRequests {
  const open = new Set<LiveRequest>()
  return {
    add: (request) => open.add(request),
    delete: (request) => open.delete(request),
    takeGone() {
      const gone = [...open].filter(isGone)
      for (const request of gone) open.delete(request)
      return gone
    },
  }
}

/** An HTTP/2 stream has no socket of its own, and tells its end itself. */
function isGone({ message }: LiveRequest): boolean {
  const { socket } = message as Partial<Pick<IncomingMessage, 'socket'>>
  return socket?.destroyed === true
}
