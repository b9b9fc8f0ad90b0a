import type { SecondRecord, Series, StallRecord } from '../model.ts'
import type { ClientRequest } from './client-requests.ts'

/** The run second by second. */
export function seriesOf(facts: {
  seconds: readonly SecondRecord[]
  window: { startMs: number; endMs: number }
  stalls: readonly StallRecord[]
  canary: readonly ClientRequest[]
}): Series {
  const series: Series = {
    atS: [],
    blockedMs: [],
    utilization: [],
    cpuMs: [],
    rssBytes: [],
    heapUsedBytes: [],
    requests: [],
    canaryMaxMs: [],
  }
  let fromMs = facts.window.startMs
  for (const second of facts.seconds) {
    const toMs = second.atMs
    series.atS.push((fromMs - facts.window.startMs) / 1000)
    series.blockedMs.push(overlap(facts.stalls, fromMs, toMs))
    series.utilization.push(second.utilization ?? null)
    series.cpuMs.push(second.cpuMs)
    series.rssBytes.push(second.rssBytes)
    series.heapUsedBytes.push(second.heapUsedBytes ?? null)
    series.requests.push(second.routes.reduce((sum, route) => sum + route[1], 0))
    series.canaryMaxMs.push(longestWait(facts.canary, fromMs, toMs))
    fromMs = toMs
  }
  return series
}

function overlap(stalls: readonly StallRecord[], fromMs: number, toMs: number): number {
  return stalls.reduce(
    (sum, stall) =>
      sum + Math.max(0, Math.min(toMs, stall.startMs + stall.durationMs) - Math.max(fromMs, stall.startMs)),
    0,
  )
}

function longestWait(canary: readonly ClientRequest[], fromMs: number, toMs: number): number | null {
  let longest: number | null = null
  for (const { sentMs, answeredMs } of canary) {
    if (sentMs >= fromMs && sentMs < toMs && Number.isFinite(answeredMs))
      longest = Math.max(longest ?? 0, answeredMs - sentMs)
  }
  return longest
}
