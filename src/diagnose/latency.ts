import type { LatencySummary } from '../model.ts'

/** Nearest-rank percentiles; undefined without a value.
 *  @param valuesMs in any order */
export function latencyOf(valuesMs: readonly number[]): LatencySummary | undefined {
  if (valuesMs.length === 0) return undefined
  const sorted = [...valuesMs].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: sorted.at(-1) ?? 0 }
}
