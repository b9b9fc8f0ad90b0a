import { pathOf } from '../fold-path.ts'
import { loadedFrom } from './loaded-modules.ts'
import { noteMade } from './note-made.ts'
import type { RouteTeller } from './route-teller.ts'

/** Koa's routers leave the pattern on the context, which nothing leads to from the message: the one function that makes a context
 *  is wrapped, as the server begins to listen. */
export const koa: RouteTeller = {
  onListen(_listen, host) {
    for (const loaded of loadedFrom('/lib/application.js')) {
      const { prototype } = loaded as { prototype?: object }
      if (prototype !== undefined) noteMade({ by: prototype, method: 'createContext', messageAt: 0, host })
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

/** koa-mount cuts its prefix off the path. Prefixes hold no parameters, so that they can be read from the path that was asked for:
 *  what stands before as many segments as the pattern has. */
function withMountPath(pattern: string, url: string): string {
  const asked = pathOf(url).replace(/\/$/, '').split('/')
  const own = pattern.replace(/\/$/, '').split('/').length - 1
  return `${asked.slice(0, asked.length - own).join('/')}${pattern}`
}
