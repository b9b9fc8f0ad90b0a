import type { StallRecord, Totals } from '../model.ts'

/** What every stall may last before it counts as blocking time, ms: the web's Total Blocking Time uses the same. */
const allowanceMs = 50

/** @param durationMs wall time that was judged */
export function totalsOf(stalls: Iterable<Pick<StallRecord, 'durationMs'>>, durationMs: number): Totals {
  const totals = { stalls: 0, blockedMs: 0, longestMs: 0, blockingTimeMs: 0 }
  let squares = 0
  for (const stall of stalls) {
    totals.stalls++
    totals.blockedMs += stall.durationMs
    totals.longestMs = Math.max(totals.longestMs, stall.durationMs)
    totals.blockingTimeMs += Math.max(0, stall.durationMs - allowanceMs)
    squares += stall.durationMs ** 2
  }
  return {
    durationMs,
    ...totals,
    blockedShare: durationMs > 0 ? Math.min(1, totals.blockedMs / durationMs) : 0,
    meanArrivalWaitMs: durationMs > 0 ? squares / (2 * durationMs) : 0,
  }
}
