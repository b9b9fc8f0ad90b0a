import type { RequestRef } from '../model.ts'
import type { ProcessRecording } from '../recording/recording.ts'
import { routeExpression } from '../route-pattern.ts'
import { lowerBound } from './lower-bound.ts'

/** Names routes as reports show them: `GET /users/:id`. */
export interface RouteNames {
  byIndex(index: number): string
  /** Of the request that a stack belongs to; the pattern may only have been known when it was answered. */
  ofRequest(request: RequestRef): string
  /** Of a path that a client asked for. */
  ofPath(method: string, path: string): string
}

export function routeNames(process: ProcessRecording): RouteNames {
  const answeredAt = routesOfRequests(process)
  const names = new Map([...process.routes.values()].map(({ index, method, route }) => [index, `${method} ${route}`]))
  const byIndex = (index: number) => names.get(index) ?? 'unknown'
  const patterns = [...process.routes.values()].map((record) => ({
    name: `${record.method} ${record.route}`,
    method: record.method,
    pattern: routeExpression(record.route),
    isExact: !/[:*{]/.test(record.route),
  }))
  // A route without variable parts wins over one with: /users/me over /users/:id.
  patterns.sort((a, b) => Number(b.isExact) - Number(a.isExact))
  return {
    byIndex,
    ofRequest(request) {
      const index = answeredAt(request.id)
      if (index !== undefined && index >= 0) return byIndex(index)
      return `${request.method} ${request.route ?? request.path}`.trimStart()
    },
    ofPath: (method, path) =>
      patterns.find((route) => route.method === method && route.pattern.test(path))?.name ?? `${method} ${path}`,
  }
}

/** Names the path that a client asked for as whichever process knows its route names it. */
export function pathNames(processes: readonly ProcessRecording[]): RouteNames['ofPath'] {
  const all = processes.map(routeNames)
  return (method, path) => {
    const unnamed = `${method} ${path}`
    return all.map((names) => names.ofPath(method, path)).find((name) => name !== unnamed) ?? unnamed
  }
}

/** More routes than a process can have, so that request and route fit in one number: a map of millions takes too much memory. */
const routeRange = 2 ** 16

/** @returns the route index by request id */
function routesOfRequests({ requests }: ProcessRecording): (id: number) => number | undefined {
  const packed = new Float64Array(requests.length)
  let count = 0
  for (const { id, route } of requests) if (route >= 0 && route < routeRange) packed[count++] = id * routeRange + route
  const sorted = packed.subarray(0, count).sort()
  return (id) => {
    const found = sorted[lowerBound(count, (index) => (sorted[index] ?? 0) < id * routeRange)]
    return found !== undefined && Math.floor(found / routeRange) === id ? found % routeRange : undefined
  }
}
