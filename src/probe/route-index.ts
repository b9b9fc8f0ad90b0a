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
  /** By method, then by route. A pattern is the same string for every request: its hash is known, that of a new string is not. */
  const indices = new Map<string, Map<string, number>>()
  let count = 0
  /** By method, then by URL as it came: a part cut from it would be slow to look up, for every request. */
  let urls = new Map<string, Map<string, number>>()
  /** By method, then by path: folding takes several regular expressions. */
  let paths = new Map<string, Map<string, number>>()
  let pathCount = 0
  let other: number | undefined

  function add(method: string, route: string): number {
    const index = count++
    remember(indices, method, route, index)
    send({ type: 'route', index, method, route })
    return index
  }

  function find(method: string, route: string): number {
    const known = indices.get(method)?.get(route)
    if (known !== undefined) return known
    if (count < maxRoutes) return add(method, route)
    if (other === undefined) {
      other = add('*', 'other')
      send({ type: 'dropped', what: 'routes', count: 1, why: `more than ${maxRoutes} different routes` })
    }
    return other
  }

  /** Forgets all that is known of paths when it is too much. */
  function makeRoom(): void {
    if (pathCount++ < maxPaths) return
    urls = new Map()
    paths = new Map()
    pathCount = 0
  }

  function findPath(method: string, path: string): number {
    const known = paths.get(method)?.get(path)
    if (known !== undefined) return known
    const index = find(method, foldPath(path))
    remember(paths, method, path, index)
    return index
  }

  return {
    indexOf(request) {
      const { method, url } = request
      const pattern = patternOf(request)
      if (pattern !== undefined) return find(method, pattern)
      const known = urls.get(method)?.get(url)
      if (known !== undefined) return known
      makeRoom()
      const index = findPath(method, pathOf(url))
      remember(urls, method, url, index)
      return index
    },
  }
}

function remember(maps: Map<string, Map<string, number>>, method: string, key: string, index: number): void {
  const ofMethod = maps.get(method) ?? new Map<string, number>()
  maps.set(method, ofMethod.set(key, index))
}

/** The framework's pattern if it told one, else the folded path. */
export function routeOf(request: LiveRequest): string {
  return patternOf(request) ?? foldPath(pathOf(request.url))
}

/** Method and path of a request, for what is counted by path. */
export function methodAndPath({ method, url }: Pick<LiveRequest, 'method' | 'url'>): string {
  return `${method} ${pathOf(url)}`
}
