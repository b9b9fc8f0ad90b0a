import type { LiveRequest, Requests } from './requests.ts'
import { loadedFrom } from './routes/loaded-modules.ts'
import { subscribeSafely } from './subscribe.ts'

/** Pools of connections, by their files, and how a connection is asked for: with a callback that is called when one is free, in the
 *  async context of whoever gave it back. Pools that answer with promises keep the context of whoever asked. */
const pools = [
  { ending: '/pg-pool/index.js', method: 'connect' },
  { ending: '/mysql2/lib/base/pool.js', method: 'getConnection' },
  { ending: '/mysql2/lib/pool.js', method: 'getConnection' },
  { ending: '/mysql/lib/Pool.js', method: 'getConnection' },
] as const

type Ask = (this: unknown, ...args: unknown[]) => unknown

/** Keeps the request that asked a pool for a connection, until it gets one. The pools are looked for as servers begin to listen. */
export function watchPoolQueues(requests: Pick<Requests, 'current' | 'run'>): void {
  const wrapped = new WeakSet<object>()
  subscribeSafely('tracing:net.server.listen:asyncStart', () => {
    for (const { ending, method } of pools) {
      for (const loaded of loadedFrom(ending)) {
        const { prototype } = loaded as { prototype?: object }
        const ask = prototype === undefined ? undefined : Object.getOwnPropertyDescriptor(prototype, method)
        if (prototype === undefined || typeof ask?.value !== 'function' || wrapped.has(ask.value)) continue
        const value = keepRequest(ask.value as Ask, requests)
        wrapped.add(value)
        Object.defineProperty(prototype, method, { ...ask, value })
      }
    }
  })
}

/** The program may replace it later. */
const { apply } = Reflect

function keepRequest(ask: Ask, requests: Pick<Requests, 'current' | 'run'>): Ask {
  const holder = {
    ask(this: unknown, ...args: unknown[]): unknown {
      const request = requests.current()
      // Also in the context of an answer: it is the asker's own code that goes on to the pool.
      const asker = request?.asker ?? request
      return apply(ask, this, asker === undefined ? args : args.map((arg) => inContext(arg, asker, requests)))
    },
  }
  Object.defineProperties(holder.ask, Object.getOwnPropertyDescriptors(ask))
  return holder.ask
}

function inContext(arg: unknown, asker: LiveRequest, requests: Pick<Requests, 'run'>): unknown {
  if (typeof arg !== 'function') return arg
  return function (this: unknown, ...args: unknown[]): unknown {
    return requests.run(asker, () => apply(arg, this, args))
  }
}
