/** Rows of the whole dataset. */
export const fullRows = { normal: 1_000_000, quick: 250_000 } as const

/** What one analysis is measured on. */
export const trialRows = 25_000

/** Where the blocking way is to land with the dataset that the load asks for: in the middle of 200–450 ms. */
const wantedMs = 320

/** The load's dataset is never smaller than this, and never so large that its blocking analysis could take seconds. */
const limits = { least: 50_000, most: 250_000 } as const

/** Chooses how many rows the load's dataset has.
 *  @param trialMs what the analysis of `trialRows` rows took
 */
export function fitRows(trialMs: number): number {
  const rows = Math.round((trialRows * wantedMs) / trialMs)
  return Math.min(limits.most, Math.max(limits.least, rows))
}
