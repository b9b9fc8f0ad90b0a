import type { RouteSummary } from '../model.ts'

/** One line a route over several processes. What a route blocked, how often it waited and what the client saw is already that
 *  of all processes in each list: it is taken once. */
export function mergeRoutes(lists: readonly RouteSummary[][]): RouteSummary[] {
  const [first, ...others] = lists
  if (first === undefined || others.length === 0) return first ?? []
  const merged = new Map<string, RouteSummary>()
  for (const route of lists.flat()) {
    const known = merged.get(route.route)
    merged.set(route.route, known === undefined ? route : mergeTwo(known, route))
  }
  return [...merged.values()].sort((a, b) => b.blockedMs - a.blockedMs || b.requests - a.requests)
}

function mergeTwo(one: RouteSummary, other: RouteSummary): RouteSummary {
  const requests = one.requests + other.requests
  return {
    ...one,
    requests,
    meanMs: requests > 0 ? (one.meanMs * one.requests + other.meanMs * other.requests) / requests : 0,
    maxMs: Math.max(one.maxMs, other.maxMs),
  }
}
