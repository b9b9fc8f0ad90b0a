import { pathOf } from '../fold-path.ts'
import { loadedFrom } from './loaded-modules.ts'
import type { RouteHost, RouteTeller } from './route-teller.ts'

/** Koa's routers leave the pattern on the context, which nothing leads to from the message: the one function that makes a context
 *  is wrapped, as the server begins to listen. */
export const koa: RouteTeller = {
  onListen(_listen, host) {
    for (const application of loadedFrom('koa/lib/application.js')) {
      const { prototype } = application as { prototype: Application }
      if (!wrapped.has(prototype)) wrapCreateContext(prototype, host)
      wrapped.add(prototype)
    }
  },
  patternOf({ framework, url }) {
    if (framework === undefined || !('_matchedRoute' in framework)) return undefined
    const { _matchedRoute: pattern, mountPath } = framework as KoaContext
    if (pattern instanceof RegExp) return String(pattern)
    if (typeof pattern !== 'string') return undefined
    return mountPath === undefined ? pattern : withMountPath(pattern, url)
  },
}

interface KoaContext {
  /** Set by @koa/router and koa-router, their own prefixes included. */
  _matchedRoute?: unknown
  /** Set by koa-mount: the innermost prefix. */
  mountPath?: string
}

interface Application {
  createContext(request: object, response: object): object
}

const wrapped = new WeakSet<Application>()
/** The program may replace it later. */
const { apply } = Reflect

function wrapCreateContext(prototype: Application, host: RouteHost): void {
  const original = prototype.createContext
  const holder = {
    createContext(this: Application, ...args: Parameters<Application['createContext']>): object {
      const context = apply(original, this, args)
      const entry = host.find(args[0])
      if (entry !== undefined) entry.framework = context
      return context
    },
  }
  Object.defineProperties(holder.createContext, Object.getOwnPropertyDescriptors(original))
  prototype.createContext = holder.createContext
}

/** koa-mount cuts its prefix off the path. Prefixes hold no parameters, so that they can be read from the path that was asked for:
 *  what stands before as many segments as the pattern has. */
function withMountPath(pattern: string, url: string): string {
  const asked = pathOf(url).replace(/\/$/, '').split('/')
  const own = pattern.replace(/\/$/, '').split('/').length - 1
  return `${asked.slice(0, asked.length - own).join('/')}${pattern}`
}
