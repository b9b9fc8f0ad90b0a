import type { SecondRecord, Series, StallRecord } from '../model.ts'
import { mergeTail } from './merge-tail.ts'

/** The run second by second.
 *  @param facts.stalls earliest first */
export function seriesOf(facts: {
  seconds: readonly SecondRecord[]
  heartbeatMs: number
  window: { startMs: number; endMs: number }
  stalls: Iterable<Pick<StallRecord, 'startMs' | 'durationMs'>>
  /** Longest wait of a canary that was sent from one moment on and before another. */
  longestCanaryMs: (fromMs: number, toMs: number) => number | null
}): Series {
  const { seconds } = facts
  const endsMs = seconds.map((second) => second.atMs)
  const startsMs = seconds.map((_, index) => endsMs[index - 1] ?? facts.window.startMs)
  const series = {
    atS: startsMs.map((fromMs) => (fromMs - facts.window.startMs) / 1000),
    ...stallsBySecond(facts.stalls, startsMs, endsMs),
    ...delays(seconds, facts.heartbeatMs),
    utilization: seconds.map((second) => second.utilization ?? null),
    cpuMs: seconds.map((second) => second.cpuMs),
    rssBytes: seconds.map((second) => second.rssBytes),
    heapUsedBytes: seconds.map((second) => second.heapUsedBytes ?? null),
    requests: seconds.map((second) => second.routes.reduce((sum, route) => sum + route[1], 0)),
    canaryMaxMs: seconds.map((second, index) => facts.longestCanaryMs(startsMs[index] ?? 0, second.atMs)),
    gcMs: seconds.map((second) => second.gc?.[1] ?? 0),
  }
  return mergeTail(series, facts.window.endMs - facts.window.startMs)
}

/** A beat is due a heartbeat after the last one: what is beyond that is delay. */
function delays(seconds: readonly SecondRecord[], heartbeatMs: number): Pick<Series, 'delayMs'> {
  if (seconds.every(({ longestGapMs }) => longestGapMs === undefined)) return {}
  return {
    delayMs: seconds.map(({ longestGapMs: gapMs }) => (gapMs === undefined ? null : Math.max(0, gapMs - heartbeatMs))),
  }
}

/** A stall is counted, with its whole length, in the second that it began in; its time is blocked where it went by.
 *  @param stalls earliest first */
function stallsBySecond(
  stalls: Iterable<Pick<StallRecord, 'startMs' | 'durationMs'>>,
  startsMs: readonly number[],
  endsMs: readonly number[],
): Pick<Series, 'blockedMs' | 'stalls' | 'longestMs'> {
  const blockedMs = endsMs.map(() => 0)
  const counts = endsMs.map(() => 0)
  const longestMs = endsMs.map(() => 0)
  let first = 0
  for (const { startMs, durationMs } of stalls) {
    while (first < endsMs.length && (endsMs[first] ?? 0) <= startMs) first++
    for (let index = first; index < endsMs.length && (startsMs[index] ?? 0) < startMs + durationMs; index++) {
      const fromMs = Math.max(startMs, startsMs[index] ?? 0)
      blockedMs[index] = (blockedMs[index] ?? 0) + Math.min(startMs + durationMs, endsMs[index] ?? 0) - fromMs
    }
    if (first === endsMs.length) continue
    counts[first] = (counts[first] ?? 0) + 1
    longestMs[first] = Math.max(longestMs[first] ?? 0, durationMs)
  }
  return { blockedMs, stalls: counts, longestMs }
}
