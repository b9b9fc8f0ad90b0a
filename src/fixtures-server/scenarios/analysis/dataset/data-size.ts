/** Rows of the whole dataset. */
export const fullRows = { normal: 1_000_000, quick: 400_000 } as const

/** Rows that workers give back. */
export const takingsRows = 100_000

/** What one analysis is measured on. */
export const trialRows = 25_000

/** For the blocking way to land at 200–450 ms with the dataset that the load asks for. More, because a server that has
 *  answered for a while takes about 0.6 times as long for a row as the trial, which is short and comes first. */
const wantedMs = 480

/** The load's dataset is never smaller than this, and never so large that its blocking analysis could take seconds. */
const limits = { least: 50_000, most: 350_000 } as const

/** Chooses how many rows the load's dataset has.
 *  @param trialMs what the analysis of `trialRows` rows took
 */
export function fitRows(trialMs: number): number {
  const rows = Math.round((trialRows * wantedMs) / trialMs)
  return Math.min(limits.most, Math.max(limits.least, rows))
}
