import type { LatencySummary, Report, RequestExample, SentSummaryRecord } from '../model.ts'
import type { Recording } from '../recording/recording.ts'
import { latencyOf } from './latency.ts'
import { lowerBound } from './lower-bound.ts'
import { emptyColumns, type RequestColumns, sentColumns } from './request-columns.ts'
import { slowestRequest } from './slowest-request.ts'

/** What our own load saw, in the judged window. */
export interface ClientRequests {
  /** One by one, as far as they are listed. */
  rows: RequestColumns
  load?: Report['load']
  canary?: Report['canary']
  slowest?: RequestExample
  /** By route. */
  latencies: ReadonlyMap<string, LatencySummary>
  /** Longest wait of a canary that was sent from one moment on and before another; null without one. */
  longestCanaryMs(fromMs: number, toMs: number): number | null
}

/** Sums up what each request of the load saw; requests that are only counted are counted in. */
export function clientRequests(
  recording: Recording,
  window: { startMs: number; endMs: number },
  routeOf: (method: string, path: string) => string,
): ClientRequests {
  const { load, sent, sentSummaries: counted = [] } = recording
  if (load === undefined) {
    return { rows: emptyColumns(0, []), latencies: new Map(), longestCanaryMs: () => null }
  }
  const rows = sentColumns(load, sent, routeOf)
  const waits = waitsByTarget(rows, window)
  // A canary may have the same route as a target of the load: both are then the canary's.
  const canaryRoutes = new Set(rows.routes.filter((_, index) => load.targets[index]?.role === 'canary'))
  const targets = rows.routes.map((route, index) => ({
    route,
    isCanary: canaryRoutes.has(route),
    ...(waits[index] ?? { requests: 0, answeredMs: [] }),
    counted: counted.filter(({ target }) => target === index),
  }))
  const canary = summarise(targets.filter(({ isCanary }) => isCanary))
  const offered = summarise(targets.filter(({ isCanary }) => !isCanary))
  const durationMs = Math.max(0, window.endMs - window.startMs)
  const slowest = slowestRequest(rows, { window, isCanary: (route) => canaryRoutes.has(rows.routes[route] ?? '') })
  return {
    rows,
    load: {
      ...(load.ratePerSecond === undefined ? {} : { ratePerSecond: load.ratePerSecond }),
      answeredPerSecond: durationMs > 0 ? offered.answered / (durationMs / 1000) : 0,
      sent: load.sent,
      answered: load.answered,
      notOk: load.notOk,
      errors: load.errors,
      ...(offered.latency === undefined ? {} : { latency: offered.latency }),
    },
    ...(canary.latency === undefined ? {} : { canary: { ...canary.latency, requests: canary.requests } }),
    ...(slowest === undefined ? {} : { slowest }),
    latencies: latenciesByRoute(targets),
    longestCanaryMs: longestIn(canaryWaits(rows, canaryRoutes, { counted, startMs: load.startMs })),
  }
}

interface TargetWaits {
  route: string
  requests: number
  /** Waits of what was answered. */
  answeredMs: number[]
  counted: readonly SentSummaryRecord[]
}

function waitsByTarget(
  rows: RequestColumns,
  window: { startMs: number; endMs: number },
): Pick<TargetWaits, 'requests' | 'answeredMs'>[] {
  const waits = rows.routes.map(() => ({ requests: 0, answeredMs: [] as number[] }))
  for (let row = 0; row < rows.length; row++) {
    const sentMs = rows.sentMs[row] ?? 0
    const target = waits[rows.route[row] ?? 0]
    if (target === undefined || sentMs < window.startMs || sentMs > window.endMs) continue
    target.requests++
    const waitMs = (rows.answeredMs[row] ?? 0) - sentMs
    if (Number.isFinite(waitMs) && (rows.status[row] ?? 0) > 0) target.answeredMs.push(waitMs)
  }
  return waits
}

function summarise(targets: readonly TargetWaits[]): {
  requests: number
  answered: number
  latency: LatencySummary | undefined
} {
  const counted = targets.flatMap((target) => target.counted)
  const waits = targets.flatMap((target) => target.answeredMs)
  return {
    requests: sum(targets, ({ requests }) => requests) + sum(counted, ({ requests }) => requests),
    answered: waits.length + sum(counted, ({ answered }) => answered),
    latency: latencyOf(waits, counted),
  }
}

function latenciesByRoute(targets: readonly TargetWaits[]): Map<string, LatencySummary> {
  const byRoute = new Map<string, TargetWaits[]>()
  for (const target of targets) {
    const same = byRoute.get(target.route)
    if (same === undefined) byRoute.set(target.route, [target])
    else same.push(target)
  }
  const latencies = new Map<string, LatencySummary>()
  for (const [route, same] of byRoute) {
    const { latency } = summarise(same)
    if (latency !== undefined) latencies.set(route, latency)
  }
  return latencies
}

interface Wait {
  sentMs: number
  waitMs: number
}

/** Earliest sent first. Of those that were only counted the longest of each second. */
function canaryWaits(
  rows: RequestColumns,
  canaryRoutes: ReadonlySet<string>,
  only: { counted: readonly SentSummaryRecord[]; startMs: number },
): Wait[] {
  const waits: Wait[] = only.counted.flatMap(({ maxMsBySecond = [] }) =>
    maxMsBySecond.flatMap((waitMs, second) =>
      waitMs === null ? [] : [{ sentMs: only.startMs + second * 1000, waitMs }],
    ),
  )
  for (let row = 0; row < rows.length; row++) {
    const sentMs = rows.sentMs[row] ?? 0
    const waitMs = (rows.answeredMs[row] ?? 0) - sentMs
    if (Number.isFinite(waitMs) && canaryRoutes.has(rows.routes[rows.route[row] ?? 0] ?? '')) {
      waits.push({ sentMs, waitMs })
    }
  }
  return waits.sort((a, b) => a.sentMs - b.sentMs)
}

function longestIn(waits: readonly Wait[]): ClientRequests['longestCanaryMs'] {
  return (fromMs, toMs) => {
    let longest: number | null = null
    for (let index = lowerBound(waits.length, (at) => (waits[at]?.sentMs ?? 0) < fromMs); ; index++) {
      const wait = waits[index]
      if (wait === undefined || wait.sentMs >= toMs) return longest
      longest = Math.max(longest ?? 0, wait.waitMs)
    }
  }
}

function sum<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((total, value) => total + of(value), 0)
}
