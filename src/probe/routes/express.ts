import { routeExpression } from '../../route-pattern.ts'
import { pathOf } from '../fold-path.ts'
import { mountLeft, mountOf } from './express-mounts.ts'
import type { ExpressMessage } from './express-shapes.ts'
import type { RouteTeller } from './route-teller.ts'

/** Express, and what is built like it (NestJS, Restify), leaves the route on the message. Its path is that within the router; the
 *  prefix stands in `baseUrl`, but as it was asked for, `/shops/42`, not as it was written, `/shops/:shop`. */
export const express: RouteTeller = {
  patternOf({ message, url }) {
    const { route, baseUrl, app } = message as ExpressMessage
    if (typeof route !== 'object' || route === null) return undefined
    const asked = typeof baseUrl === 'string' ? baseUrl : ''
    const patterns = known.get(route)
    const pattern = patterns?.get(asked)
    if (pattern !== undefined) return pattern
    const path = pathOf(url)
    const own = ownPattern(route.path, path.slice(asked.length))
    if (own === undefined) return undefined
    const isLeft = asked === '' && !routeExpression(own).test(path)
    const mount = isLeft ? mountLeft({ route, own, path, app }) : mountOf({ route, asked, app })
    // Of several paths of one route, each request has its own; so has each way to a route that was left.
    if (typeof route.path !== 'string' || isLeft) return `${mount}${own}`
    const full = `${mount}${own}`.replace(/(.)\/$/, '$1')
    if (patterns === undefined) known.set(route, new Map([[asked, full]]))
    else if (patterns.size < maxPrefixes) patterns.set(asked, full)
    return full
  },
}

/** By route, then by prefix as it was asked for. */
const known = new WeakMap<object, Map<string, string>>()
/** More prefixes of one route hold ids, and are looked at anew. */
const maxPrefixes = 100

/** A route's path is a string, a regular expression, or a list of them. */
function ownPattern(path: unknown, asked: string): string | undefined {
  if (typeof path === 'string') return path
  if (path instanceof RegExp) return String(path)
  if (!Array.isArray(path)) return undefined
  const paths: unknown[] = path.flat(Number.POSITIVE_INFINITY)
  return paths.map(String).find((one) => routeExpression(one).test(asked))
}
