import { median, quantile } from '../../src/compare/statistics.ts'

/** The middle of some values and how far they scatter. */
export interface Spread {
  median: number
  /** A quarter of the values lies below. */
  q1: number
  /** A quarter of the values lies above. */
  q3: number
  /** Interval for the median by order statistics: no distribution is assumed. */
  low: number
  high: number
  /** 0–1, of low to high: at least 0.95, less where there are under six values. */
  coverage: number
  count: number
}

/** @throws Error for an empty list */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const { rank, coverage } = medianRank(sorted.length)
  return {
    median: median(sorted),
    q1: quantile(sorted, 0.25),
    q3: quantile(sorted, 0.75),
    low: sorted[rank - 1] ?? Number.NaN,
    high: sorted[sorted.length - rank] ?? Number.NaN,
    coverage,
    count: sorted.length,
  }
}

/** Which of n sorted values bound the interval for the median: the rank-th from either end. It misses when fewer than `rank`
 *  values lie on one side of the true median, and each does so with the chance of a coin (Conover, "Practical Nonparametric
 *  Statistics", 1999, 3.2).
 *  @returns rank from 1 up, and the real coverage: below `level` where even the widest interval is too narrow
 */
export function medianRank(count: number, level = 0.95): { rank: number; coverage: number } {
  let term = 0.5 ** count
  let below = term
  let rank = 1
  while (rank < count / 2) {
    term *= (count - rank + 1) / rank
    if (2 * (below + term) > 1 - level) break
    below += term
    rank++
  }
  return { rank, coverage: Math.max(0, 1 - 2 * below) }
}

/** Each value divided by its partner of the same round.
 *  @throws Error when the two lists differ in length: then the rounds do not match
 */
export function pairedRatios(values: readonly number[], bases: readonly number[]): number[] {
  if (values.length !== bases.length) throw new Error(`${values.length} values for ${bases.length} partners`)
  return values.map((value, round) => value / (bases[round] ?? Number.NaN))
}
