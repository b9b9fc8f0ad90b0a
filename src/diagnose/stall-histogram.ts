import type { StallBucket } from '../model.ts'
import { lowerBound } from './lower-bound.ts'

/** Steps of 1, 2 and 5: stalls differ by powers of ten, and these are the lengths that people know. */
const boundsMs = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 60_000]

/** All stalls by length, from the first bucket that can hold one up to the longest stall's.
 *  @param thresholdMs below it there are none
 *  @returns [] when nothing stalled */
export function stallHistogram(stalls: Iterable<{ durationMs: number }>, thresholdMs: number): StallBucket[] {
  const all: StallBucket[] = boundsMs.map((fromMs, index) => {
    const toMs = boundsMs[index + 1]
    return { fromMs, ...(toMs === undefined ? {} : { toMs }), stalls: 0, totalMs: 0 }
  })
  for (const { durationMs } of stalls) {
    const above = lowerBound(all.length, (index) => (all[index]?.fromMs ?? 0) <= durationMs)
    const bucket = all[Math.max(0, above - 1)]
    if (bucket === undefined) continue
    bucket.stalls++
    bucket.totalMs += durationMs
  }
  const shortest = all.findIndex(
    (bucket) => bucket.stalls > 0 || (bucket.toMs ?? Number.POSITIVE_INFINITY) > thresholdMs,
  )
  const longest = all.findLastIndex((bucket) => bucket.stalls > 0)
  return all.slice(shortest, longest + 1)
}
