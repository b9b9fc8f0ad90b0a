import type { LatencySummary, SentSummaryRecord } from '../model.ts'
import { lowerBound } from './lower-bound.ts'

/** Nearest-rank percentiles; undefined without a value. With waits that were only counted they are the middle of a bucket, off by
 *  at most half its width: 1 % at the growth of 1.02 that the load uses (as DDSketch, Masson et al., VLDB 2019).
 *  @param valuesMs in any order
 *  @param counted more waits */
export function latencyOf(
  valuesMs: readonly number[],
  counted: readonly SentSummaryRecord[] = [],
): LatencySummary | undefined {
  const sorted = Float64Array.from(valuesMs).sort()
  const buckets = mergeBuckets(counted)
  const count = sorted.length + buckets.reduce((sum, bucket) => sum + bucket.count, 0)
  if (count === 0) return undefined
  const longestMs = Math.max(sorted.at(-1) ?? 0, ...counted.map(({ maxMs }) => maxMs))
  const at = (share: number) => Math.min(longestMs, valueAt(Math.ceil(share * count), sorted, buckets))
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: longestMs }
}

interface Bucket {
  ms: number
  count: number
}

/** Shortest wait first. */
function mergeBuckets(counted: readonly SentSummaryRecord[]): Bucket[] {
  const counts = new Map<number, number>()
  for (const { growth, buckets } of counted) {
    for (const [index, count] of buckets) {
      const ms = (2 * growth ** index) / (growth + 1)
      counts.set(ms, (counts.get(ms) ?? 0) + count)
    }
  }
  return [...counts].map(([ms, count]) => ({ ms, count })).sort((a, b) => a.ms - b.ms)
}

/** @param rank 1 for the shortest */
function valueAt(rank: number, sorted: Float64Array, buckets: readonly Bucket[]): number {
  let counted = 0
  let value = 0
  for (const { ms, count } of [...buckets, { ms: Number.POSITIVE_INFINITY, count: 0 }]) {
    const shorter = lowerBound(sorted.length, (index) => (sorted[index] ?? 0) < ms)
    if (shorter + counted >= rank) return Math.max(value, sorted[rank - counted - 1] ?? 0)
    counted += count
    value = ms
    if (shorter + counted >= rank) return ms
  }
  return value
}
