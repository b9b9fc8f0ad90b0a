/** Decides from beats alone when a stall begins and ends. Pure: the caller brings clock and beats. */
export interface StallWatch {
  /** @param beats count of the heartbeat histogram */
  poll(nowMs: number, beats: number): StallEvent | undefined
  /** When the last beat was seen. */
  lastBeatMs(): number
}

export type StallEvent =
  /** No beat for so long that a stall has begun (startMs: the last beat). */
  | { kind: 'begin'; startMs: number }
  /** Beats are back after a begin; `isLong` when it reached the threshold. */
  | { kind: 'end'; startMs: number; durationMs: number; pollGapMs: number; isLong: boolean }
  /** The watchdog itself was late and finds too few beats: a stall of at least durationMs went by unseen. */
  | { kind: 'missed'; startMs: number; durationMs: number; pollGapMs: number }

/** @param thresholdMs shortest stall that counts
 *  @param heartbeatMs resolution of the heartbeat
 *  @param gapSumMs sum of the times between all beats so far, as the heartbeat itself measured them; read twice a stall, because
 *    reading it costs 50 µs. NaN where it is not known
 *  @param longestGapMs longest time between two beats so far, likewise
 */
export function createStallWatch(options: {
  thresholdMs: number
  heartbeatMs: number
  nowMs: number
  beats: number
  gapSumMs?: () => number
  longestGapMs?: () => number
}): StallWatch {
  const { thresholdMs, heartbeatMs, gapSumMs = () => Number.NaN, longestGapMs = () => Number.NaN } = options
  // A beat is due every heartbeatMs; half the threshold more without one and the interrupt can still catch a stall that just reaches it.
  const patienceMs = heartbeatMs + thresholdMs / 2
  let beatMs = options.nowMs
  let seen = options.beats
  let pollMs = options.nowMs
  let pollGapMs = 0
  let isStalled = false
  let sumAtBeginMs = Number.NaN
  let longestMs = longestGapMs()

  /** Time between the last beat before the stall and the first after it. Polls are up to 10 ms apart: only the heartbeat
   *  itself knows exactly. */
  function gapMs(nowMs: number, newBeats: number): number {
    const measuredMs = gapSumMs() - sumAtBeginMs - (newBeats - 1) * heartbeatMs
    // The last look found no beat yet: less than that is a histogram that was reset meanwhile.
    const isCredible = measuredMs >= pollMs - beatMs - heartbeatMs
    return isCredible ? measuredMs : nowMs - beatMs
  }

  return {
    lastBeatMs: () => beatMs,
    poll(nowMs, beats) {
      const newBeats = beats - seen
      pollGapMs = Math.max(isStalled ? pollGapMs : 0, nowMs - pollMs)
      if (newBeats === 0) {
        pollMs = nowMs
        if (isStalled || nowMs - beatMs <= patienceMs) return undefined
        isStalled = true
        sumAtBeginMs = gapSumMs()
        return { kind: 'begin', startMs: beatMs }
      }
      const gap = isStalled ? gapMs(nowMs, newBeats) : nowMs - beatMs
      const gapEndMs = Math.min(nowMs, beatMs + gap)
      // The block began up to one heartbeat after the last beat, on average half of it.
      const durationMs = gap - heartbeatMs / 2
      beatMs = nowMs
      pollMs = nowMs
      seen = beats
      if (isStalled) {
        isStalled = false
        const isLong = durationMs >= thresholdMs
        longestMs = longestGapMs()
        return { kind: 'end', startMs: gapEndMs - durationMs, durationMs, pollGapMs, isLong }
      }
      const longestBeforeMs = longestMs
      longestMs = longestGapMs()
      // newBeats beats cut the time since the last look into newBeats + 1 pieces: the longest is at least the mean.
      const meanMs = newBeats > 0 ? gap / (newBeats + 1) : 0
      const surelyMs = (longestMs > longestBeforeMs ? Math.min(gap, longestMs) : meanMs) - heartbeatMs
      if (surelyMs < thresholdMs) return undefined
      return { kind: 'missed', startMs: gapEndMs - gap, durationMs: surelyMs, pollGapMs }
    },
  }
}
