import type { Report, RunFigures } from '../model.ts'

/** The figures of one run that comparisons work with.
 *  Without our own load, ratePerSecond is what the program's routes answered over the run's time.
 */
export function runFigures(report: Report): RunFigures {
  const { totals, canary, delay } = report
  return {
    ...totals,
    ...(canary ? { canary: { p50Ms: canary.p50Ms, p99Ms: canary.p99Ms, maxMs: canary.maxMs } } : {}),
    ratePerSecond: report.load?.answeredPerSecond ?? servedPerSecond(report),
    cpuMs: report.cpuMs,
    rssBytes: report.rssBytes,
    ...(delay
      ? { delay: { resolutionMs: delay.resolutionMs, p50Ms: delay.p50Ms, p99Ms: delay.p99Ms, maxMs: delay.maxMs } }
      : {}),
  }
}

function servedPerSecond({ routes, totals }: Report): number {
  const requests = routes.reduce((sum, route) => sum + route.requests, 0)
  return totals.durationMs > 0 ? requests / (totals.durationMs / 1_000) : 0
}
