import type { StallRecord, Totals } from '../model.ts'

/** What every stall may last before it counts as blocking time, ms: the web's Total Blocking Time uses the same. */
const allowanceMs = 50

/** @param durationMs wall time that was judged */
export function totalsOf(stalls: readonly Pick<StallRecord, 'durationMs'>[], durationMs: number): Totals {
  const durations = stalls.map((stall) => stall.durationMs)
  const blockedMs = durations.reduce((sum, ms) => sum + ms, 0)
  const squares = durations.reduce((sum, ms) => sum + ms * ms, 0)
  return {
    durationMs,
    stalls: durations.length,
    blockedMs,
    blockedShare: durationMs > 0 ? Math.min(1, blockedMs / durationMs) : 0,
    longestMs: durations.reduce((longest, ms) => Math.max(longest, ms), 0),
    blockingTimeMs: durations.reduce((sum, ms) => sum + Math.max(0, ms - allowanceMs), 0),
    meanArrivalWaitMs: durationMs > 0 ? squares / (2 * durationMs) : 0,
  }
}
