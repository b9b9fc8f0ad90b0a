import { foldPath, pathOf } from './fold-path.ts'
import type { ProbeMessage } from './messages.ts'
import type { LiveRequest } from './requests.ts'
import { patternOf } from './routes/tellers.ts'

/** More patterns than this are counted under "other". */
const maxRoutes = 1000
/** Paths whose route is remembered; beyond that they are folded anew. */
const maxPaths = 2000

/** Numbers the routes, and tells the watchdog of each new one. */
export interface RouteIndex {
  indexOf(request: LiveRequest): number
}

export function createRouteIndex(send: (message: ProbeMessage) => void): RouteIndex {
  const indices = new Map<string, number>()
  /** By method, then by path: folding takes several regular expressions. */
  let paths = new Map<string, Map<string, number>>()
  let pathCount = 0
  let other: number | undefined

  function add(method: string, route: string): number {
    const index = indices.size
    indices.set(`${method} ${route}`, index)
    send({ type: 'route', index, method, route })
    return index
  }

  function find(method: string, route: string): number {
    const known = indices.get(`${method} ${route}`)
    if (known !== undefined) return known
    if (indices.size < maxRoutes) return add(method, route)
    if (other === undefined) {
      other = add('*', 'other')
      send({ type: 'dropped', what: 'routes', count: 1, why: `more than ${maxRoutes} different routes` })
    }
    return other
  }

  return {
    indexOf(request) {
      const pattern = patternOf(request)
      if (pattern !== undefined) return find(request.method, pattern)
      const path = pathOf(request.url)
      const known = paths.get(request.method)?.get(path)
      if (known !== undefined) return known
      if (pathCount++ >= maxPaths) {
        paths = new Map()
        pathCount = 0
      }
      const index = find(request.method, foldPath(path))
      const ofMethod = paths.get(request.method) ?? new Map<string, number>()
      paths.set(request.method, ofMethod.set(path, index))
      return index
    },
  }
}

/** The framework's pattern if it told one, else the folded path. */
export function routeOf(request: LiveRequest): string {
  return patternOf(request) ?? foldPath(pathOf(request.url))
}

/** Method and path of a request, for what is counted by path. */
export function methodAndPath({ method, url }: Pick<LiveRequest, 'method' | 'url'>): string {
  return `${method} ${pathOf(url)}`
}
