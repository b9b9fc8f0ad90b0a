import { loadedFrom } from './loaded-modules.ts'
import { noteMade } from './note-made.ts'
import type { RouteTeller } from './route-teller.ts'

/** hapi makes a request of its own, which nothing leads to from the message: the one function that makes it is wrapped, as the
 *  server begins to listen. */
export const hapi: RouteTeller = {
  onListen(_listen, host) {
    for (const loaded of loadedFrom('/hapi/lib/request.js')) {
      noteMade({ by: loaded, method: 'generate', messageAt: 1, host })
    }
  },
  patternOf({ framework }) {
    const { route } = (framework ?? {}) as { route?: { path?: unknown; method?: unknown } }
    // hapi's own route for what is not found takes any path.
    return typeof route?.path === 'string' && route.method !== '_special' ? route.path : undefined
  },
}
