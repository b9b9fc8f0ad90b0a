/** The nearest-rank percentile: a value that was really measured.
 *  @param share 0.5 for the median, 0.99
 *  @returns NaN of nothing
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}
