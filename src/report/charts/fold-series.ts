import type { Series } from '../../model.ts'

/** The series in at most so many rows. Where a row becomes several seconds, what is given a second is their mean, what is a
 *  longest or a size their largest, and stalls are counted together.
 *  @returns the same series when it is short enough */
export function foldSeries(series: Series, mostRows: number): Series {
  const size = Math.max(1, Math.ceil(series.atS.length / mostRows))
  if (size === 1) return series
  const each = <From, To>(values: readonly From[], fold: (part: From[]) => To): To[] =>
    Array.from({ length: Math.ceil(values.length / size) }, (_, index) =>
      fold(values.slice(index * size, (index + 1) * size)),
    )
  return {
    atS: each(series.atS, ([first = 0]) => first),
    blockedMs: each(series.blockedMs, mean),
    ...(series.stalls === undefined ? {} : { stalls: each(series.stalls, sum) }),
    ...(series.longestMs === undefined ? {} : { longestMs: each(series.longestMs, largest) }),
    ...(series.delayMs === undefined ? {} : { delayMs: each(series.delayMs, measured(largest)) }),
    utilization: each(series.utilization, measured(mean)),
    cpuMs: each(series.cpuMs, mean),
    rssBytes: each(series.rssBytes, largest),
    heapUsedBytes: each(series.heapUsedBytes, measured(largest)),
    requests: each(series.requests, mean),
    canaryMaxMs: each(series.canaryMaxMs, measured(largest)),
    ...(series.gcMs === undefined ? {} : { gcMs: each(series.gcMs, mean) }),
  }
}

/** @returns null where none of them was measured */
function measured(fold: (part: number[]) => number): (part: (number | null)[]) => number | null {
  return (part) => {
    const values = part.filter((value) => value !== null)
    return values.length === 0 ? null : fold(values)
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}

function mean(values: readonly number[]): number {
  return sum(values) / values.length
}

function largest(values: readonly number[]): number {
  return Math.max(...values)
}
