import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { pathOf } from '../fold-path.ts'
import type { RouteHost, RouteTeller } from './route-teller.ts'

/** Hono's context leads to the message, but not the other way. Its routers are asked once for each request, as it arrives: that
 *  function is wrapped, as the server begins to listen and before the first request makes the router settle. */
export const hono: RouteTeller = {
  onListen(listen, host) {
    if (!isServedByHono(listen.server)) return
    for (const file of listen.files()) {
      const found = findHono(file)
      if (found === undefined) continue
      found
        .then(({ Hono }) => wrapRouter(Hono, host))
        .catch(() => {
          // Not the package that it seemed to be: paths are folded.
        })
      return
    }
  },
  patternOf({ framework }) {
    if (framework === undefined || !('honoMatch' in framework)) return undefined
    const [handlers] = (framework as { honoMatch: MatchResult }).honoMatch
    const known = patterns.get(handlers)
    if (known !== undefined) return known
    const pattern = patternOfHandlers(handlers)
    if (pattern !== undefined) patterns.set(handlers, pattern)
    return pattern
  },
}

/** For each handler, in the order in which they were added, its route and the values of its parameters. */
type MatchResult = [Handlers, ...unknown[]]
type Handlers = [[handler: unknown, route: HonoRoute], unknown][]

/** Hono's routers answer with the same list for each request of a route. */
const patterns = new WeakMap<Handlers, string>()

interface HonoRoute {
  path: string
  method: string
}

interface Router {
  match(method: string, path: string): MatchResult
}

type HonoClass = new () => { router: Router }

/** The first handler of the method; middleware is of all methods. */
function patternOfHandlers(handlers: Handlers): string | undefined {
  const routes = handlers.map(([[, route]]) => route)
  const ofMethod = routes.filter(({ method }) => method !== 'ALL')
  const named = (of: HonoRoute[]) => of.find(({ path }) => !path.includes('*'))
  return (named(ofMethod) ?? ofMethod.at(-1) ?? named(routes))?.path
}

/** @hono/node-server leaves no other mark on a server than its listener. */
function isServedByHono(server: object): boolean {
  const { listeners } = server as { listeners?: (event: string) => unknown[] }
  if (typeof listeners !== 'function') return false
  return listeners.call(server, 'request').some((listener) => String(listener).includes('fetchCallback('))
}

/** @returns undefined where no Hono can be found from this file */
function findHono(from: string): Promise<{ Hono: HonoClass }> | undefined {
  try {
    const require = createRequire(from)
    const file = require.resolve('hono')
    const loaded = require.cache[file]
    if (loaded !== undefined) return Promise.resolve(loaded.exports as { Hono: HonoClass })
    // The same package for ES modules: already loaded, so that this only finds it.
    return import(pathToFileURL(file.replace(/([\\/]dist)[\\/]cjs([\\/])/, '$1$2')).href)
  } catch {
    return undefined
  }
}

const wrapped = new WeakSet<object>()
/** The program may replace it later. */
const { apply } = Reflect

function wrapRouter(Hono: HonoClass, host: RouteHost): void {
  const prototype = Object.getPrototypeOf(new Hono().router) as Router
  if (wrapped.has(prototype)) return
  wrapped.add(prototype)
  const { match } = prototype

  function note(result: MatchResult, path: string): MatchResult {
    const entry = host.current()
    // Another path: the program dispatches a request of its own.
    if (entry !== undefined && isPathOf(entry.url, path)) entry.framework = { honoMatch: result }
    return result
  }

  prototype.match = function (this: Router, ...args: Parameters<Router['match']>): MatchResult {
    const result = apply(match, this, args)
    const settled = Object.getOwnPropertyDescriptor(this, 'match')?.value as Router['match'] | undefined
    if (settled !== undefined) this.match = (method, path) => note(settled(method, path), path)
    return note(result, args[1])
  }
}

function isPathOf(url: string, path: string): boolean {
  const asked = pathOf(url)
  return asked === path || asked === `${path}/` || asked.includes('%')
}
