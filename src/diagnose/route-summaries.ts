import type { Blocker, RouteSummary, SecondRecord } from '../model.ts'
import type { ProcessRecording } from '../recording/recording.ts'
import type { ClientRequest } from './client-requests.ts'
import { latencyOf } from './latency.ts'
import { routeNames } from './routes-of.ts'

/** One line a route: what it answered, what it blocked, how often it waited; most blocking first. */
export function routeSummaries(facts: {
  process: ProcessRecording
  seconds: readonly SecondRecord[]
  blockers: readonly Blocker[]
  sent: readonly ClientRequest[]
}): RouteSummary[] {
  const names = routeNames(facts.process)
  const summaries = new Map<string, RouteSummary>()
  for (const [index, count, totalMs, maxMs] of facts.seconds.flatMap((second) => second.routes)) {
    const route = names.byIndex(index)
    const summary = summaries.get(route) ?? { route, requests: 0, meanMs: 0, maxMs: 0, blockedMs: 0, waited: 0 }
    // meanMs holds the sum until all are in.
    summaries.set(route, {
      ...summary,
      requests: summary.requests + count,
      meanMs: summary.meanMs + totalMs,
      maxMs: Math.max(summary.maxMs, maxMs),
    })
  }
  for (const summary of summaries.values()) {
    summary.meanMs = summary.requests > 0 ? summary.meanMs / summary.requests : 0
    const { route } = summary
    summary.blockedMs = sum(
      facts.blockers.flatMap((blocker) =>
        blocker.routes.filter((cost) => cost.route === route).map((cost) => cost.totalMs),
      ),
    )
    summary.waited = sum(
      facts.blockers.flatMap((blocker) =>
        blocker.victims.routes.filter((one) => one.route === route).map((one) => one.requests),
      ),
    )
    const client = latencyOf(
      facts.sent
        .filter((request) => request.route === route && Number.isFinite(request.answeredMs))
        .map((request) => request.answeredMs - request.sentMs),
    )
    if (client !== undefined) summary.client = client
  }
  return [...summaries.values()].sort((a, b) => b.blockedMs - a.blockedMs || b.requests - a.requests)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
