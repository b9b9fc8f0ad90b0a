import type { Ratio } from '../model.ts'

/** @throws Error for an empty list: the caller must know what no values mean */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** Quantile by linear interpolation between the closest ranks, Hyndman and Fan's type 7 (R's default; "Sample quantiles in
 *  statistical packages", The American Statistician 50, 1996).
 *  @param share 0–1
 *  @throws Error for an empty list
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = (sorted.length - 1) * share
  const below = sorted[Math.floor(rank)]
  const above = sorted[Math.ceil(rank)]
  if (below === undefined || above === undefined) throw new Error(`no quantile ${share} of ${values.length} values`)
  return below + (above - below) * (rank - Math.floor(rank))
}

/** How many times as large the values after are as those before: the Hodges–Lehmann estimate on logarithms, which is the
 *  median of all quotients after ÷ before, with the interval that the Mann–Whitney test leaves standing (Hodges and Lehmann,
 *  "Estimates of location based on rank tests", 1963). Nothing is assumed of the values' distribution but that the two differ
 *  by a factor; with ties the interval is, if anything, too wide.
 *  @param floor values below are taken as this: what a measurement cannot tell from nothing must not make a ratio of 0
 *    or infinity. Above 0.
 *  @returns the 95 % interval, or the widest that so few values can give: its real coverage is beside it (0.90 for 3 and 3,
 *    0.67 for 2 and 2, 0 for one and one)
 *  @throws Error for an empty list
 */
export function ratioOfRuns(before: readonly number[], after: readonly number[], floor: number): Required<Ratio> {
  if (!(floor > 0)) throw new Error(`a floor must be above 0, got ${floor}`)
  const logBefore = before.map((value) => Math.log(Math.max(value, floor)))
  const logAfter = after.map((value) => Math.log(Math.max(value, floor)))
  const shifts = logAfter.flatMap((a) => logBefore.map((b) => a - b)).sort((a, b) => a - b)
  const { rank, coverage } = intervalRank(before.length, after.length)
  return {
    estimate: Math.exp(median(shifts)),
    low: Math.exp(shifts[rank - 1] ?? Number.NaN),
    high: Math.exp(shifts[shifts.length - rank] ?? Number.NaN),
    coverage,
  }
}

/** Which of the sorted quotients bound the interval: the rank-th from either end.
 *  @param level asked coverage, 0–1
 *  @returns rank from 1 up, and the interval's real coverage, at least `level` unless rank 1 is already too narrow
 */
export function intervalRank(
  beforeCount: number,
  afterCount: number,
  level = 0.95,
): { rank: number; coverage: number } {
  const counts = mannWhitneyCounts(beforeCount, afterCount)
  const total = counts.reduce((sum, count) => sum + count, 0)
  let outside = 2 * (counts[0] ?? 0)
  let rank = 1
  // The interval of rank k misses with the probability 2 · P(U < k).
  while (outside + 2 * (counts[rank] ?? 0) <= (1 - level) * total) {
    outside += 2 * (counts[rank] ?? 0)
    rank++
  }
  return { rank, coverage: Math.max(0, 1 - outside / total) }
}

/** In how many of the orders of m and n values the Mann–Whitney statistic U is 0, 1, … m·n (Mann and Whitney, "On a test of
 *  whether one of two random variables is stochastically larger than the other", 1947). The largest value is one of the first
 *  group, which then lies above all n of the second, or one of the second, which adds nothing:
 *  count(m, n, u) = count(m − 1, n, u − n) + count(m, n − 1, u).
 */
export function mannWhitneyCounts(m: number, n: number): number[] {
  /** Row of the group sizes (i, j), for the i at hand, by j. */
  let rows: number[][] = Array.from({ length: n + 1 }, () => [1])
  for (let i = 1; i <= m; i++) {
    const next: number[][] = [[1]]
    for (let j = 1; j <= n; j++) {
      const firstLargest = rows[j] ?? []
      const secondLargest = next[j - 1] ?? []
      next.push(Array.from({ length: i * j + 1 }, (_, u) => (firstLargest[u - j] ?? 0) + (secondLargest[u] ?? 0)))
    }
    rows = next
  }
  return rows[n] ?? []
}
