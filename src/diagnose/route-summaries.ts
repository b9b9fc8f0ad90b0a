import type { Blocker, LatencySummary, RouteSummary, SecondRecord } from '../model.ts'
import { addRoutes, type ProcessRecording, type RouteFigures } from '../recording/recording.ts'
import { routeNames } from './routes-of.ts'

/** One line a route: what it answered, what it blocked, how often it waited; most blocking first. */
export function routeSummaries(facts: {
  process: ProcessRecording
  seconds: readonly SecondRecord[]
  blockers: readonly Blocker[]
  /** What the client saw, by route. */
  latencies: ReadonlyMap<string, LatencySummary>
}): RouteSummary[] {
  const names = routeNames(facts.process)
  const summaries = new Map<string, RouteSummary>()
  for (const [index, { answered, totalMs, maxMs }] of facts.process.routeFigures ?? figuresOf(facts.seconds)) {
    const route = names.byIndex(index)
    const summary = summaries.get(route) ?? { route, requests: 0, meanMs: 0, maxMs: 0, blockedMs: 0, waited: 0 }
    // meanMs holds the sum until all are in.
    summaries.set(route, {
      ...summary,
      requests: summary.requests + answered,
      meanMs: summary.meanMs + totalMs,
      maxMs: Math.max(summary.maxMs, maxMs),
    })
  }
  for (const { routes, victims } of facts.blockers) {
    for (const { route, totalMs } of routes) {
      const summary = summaries.get(route)
      if (summary !== undefined) summary.blockedMs += totalMs
    }
    for (const { route, requests } of victims.routes) {
      const summary = summaries.get(route)
      if (summary !== undefined) summary.waited += requests
    }
  }
  for (const summary of summaries.values()) {
    summary.meanMs = summary.requests > 0 ? summary.meanMs / summary.requests : 0
    const client = facts.latencies.get(summary.route)
    if (client !== undefined) summary.client = client
  }
  return [...summaries.values()].sort((a, b) => b.blockedMs - a.blockedMs || b.requests - a.requests)
}

function figuresOf(seconds: readonly SecondRecord[]): Map<number, RouteFigures> {
  const figures = new Map<number, RouteFigures>()
  for (const second of seconds) addRoutes(figures, second)
  return figures
}
