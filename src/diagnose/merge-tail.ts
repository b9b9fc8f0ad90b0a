import type { Series } from '../model.ts'

/** Less than this of a second is no second of its own: a run of 10.03 s has ten. */
const shortestTailMs = 100

/** The series without a last row that holds a few milliseconds: what happened in them belongs to the second before.
 *  @returns the same series when its last row is long enough */
export function mergeTail(series: Series, durationMs: number): Series {
  const { atS, delayMs } = series
  const tailMs = durationMs - (atS.at(-1) ?? 0) * 1000
  if (atS.length < 2 || tailMs >= shortestTailMs) return series
  return {
    atS: atS.slice(0, -1),
    blockedMs: merged(series.blockedMs, sum),
    ...(series.stalls === undefined ? {} : { stalls: merged(series.stalls, sum) }),
    ...(series.longestMs === undefined ? {} : { longestMs: merged(series.longestMs, Math.max) }),
    ...(delayMs === undefined ? {} : { delayMs: merged(delayMs, larger) }),
    // Of the whole second, or, where the run ended early, of a part that says little.
    utilization: merged(series.utilization, (second, tail) => second ?? tail),
    cpuMs: merged(series.cpuMs, sum),
    rssBytes: merged(series.rssBytes, Math.max),
    heapUsedBytes: merged(series.heapUsedBytes, larger),
    requests: merged(series.requests, sum),
    canaryMaxMs: merged(series.canaryMaxMs, larger),
    ...(series.gcMs === undefined ? {} : { gcMs: merged(series.gcMs, sum) }),
  }
}

function merged<Value>(values: readonly Value[], fold: (second: Value, tail: Value) => Value): Value[] {
  const [second, tail] = values.slice(-2) as [Value, Value]
  return [...values.slice(0, -2), fold(second, tail)]
}

function sum(second: number, tail: number): number {
  return second + tail
}

function larger(second: number | null, tail: number | null): number | null {
  return second === null || tail === null ? (second ?? tail) : Math.max(second, tail)
}
