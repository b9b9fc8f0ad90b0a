/** Decides from beats alone when a stall begins and ends. Pure: the caller brings clock and beats. */
export interface StallWatch {
  /** @param beats count of the heartbeat histogram */
  poll(nowMs: number, beats: number): StallEvent | undefined
  /** When the last beat was seen; while it is in doubt whether the loop has turned since a late look: that late look. */
  lastBeatMs(): number
  /** The watchdog was late and has to see one more beat before it can tell what it slept through. */
  isInDoubt(): boolean
}

export type StallEvent =
  /** No beat for so long that a stall has begun (startMs: the last beat). pollGapMs: how long the watchdog itself was away. */
  | { kind: 'begin'; startMs: number; pollGapMs: number }
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
  /** When the last beat came, as far as is known, and when it was seen. */
  let beatMs = options.nowMs
  let seenMs = options.nowMs
  let seen = options.beats
  let pollMs = options.nowMs
  let pollGapMs = 0
  let isStalled = false
  let sumAtBeginMs = Number.NaN
  let longestMs = longestGapMs()
  /** What was slept through, should the beats that came meanwhile be all there is to it: the longest piece between them where the
   *  heartbeat has seen none as long before, else 0; and the least that it can be. */
  let doubt: { startMs: number; longestPieceMs: number; surelyMs: number } | undefined

  /** Time between the last beat before the stall and the first after it. Polls are up to 10 ms apart: only the heartbeat
   *  itself knows exactly. */
  function gapMs(nowMs: number, newBeats: number): number {
    const measuredMs = gapSumMs() - sumAtBeginMs - (newBeats - 1) * heartbeatMs
    // The last look found no beat yet: less than that is a histogram that was reset meanwhile.
    const isCredible = measuredMs >= pollMs - seenMs - heartbeatMs
    return isCredible ? measuredMs : nowMs - beatMs
  }

  function begin(): StallEvent {
    isStalled = true
    sumAtBeginMs = gapSumMs()
    return { kind: 'begin', startMs: beatMs, pollGapMs }
  }

  function end(nowMs: number, beats: number): StallEvent {
    const gap = gapMs(nowMs, beats - seen)
    const gapEndMs = Math.max(pollMs, Math.min(nowMs, beatMs + gap))
    // The block began up to one heartbeat after the last beat, on average half of it.
    const durationMs = gap - heartbeatMs / 2
    isStalled = false
    longestMs = longestGapMs()
    sawBeats(nowMs, beats)
    return { kind: 'end', startMs: gapEndMs - durationMs, durationMs, pollGapMs, isLong: durationMs >= thresholdMs }
  }

  function sawBeats(nowMs: number, beats: number): void {
    beatMs = nowMs
    seenMs = nowMs
    pollMs = nowMs
    seen = beats
  }

  /** Beats came, and no stall was known of. */
  function lookBack(nowMs: number, beats: number): StallEvent | undefined {
    const newBeats = beats - seen
    const startMs = doubt?.startMs ?? beatMs
    const gap = nowMs - startMs
    const longestBeforeMs = longestMs
    longestMs = longestGapMs()
    const longestPieceMs = longestMs > longestBeforeMs ? Math.min(gap, longestMs) : 0
    // newBeats beats cut the time since the last look into newBeats + 1 pieces: the longest is at least the mean.
    const meanMs = newBeats > 0 ? gap / (newBeats + 1) : 0
    const surelyMs = Math.max(doubt?.surelyMs ?? meanMs, longestPieceMs)
    const restMs = gap - longestPieceMs
    const isAll = doubt !== undefined || restMs < thresholdMs || Number.isNaN(longestMs)
    doubt = undefined
    sawBeats(nowMs, beats)
    if (!isAll) {
      // Those beats may have come before the stall, which ends with the next one: the watchdog may be the first to wake.
      doubt = { startMs, longestPieceMs, surelyMs }
      beatMs = startMs + Math.max(0, newBeats) * heartbeatMs
      return undefined
    }
    return missed(startMs, surelyMs)
  }

  function missed(startMs: number, pieceMs: number): StallEvent | undefined {
    const durationMs = pieceMs - heartbeatMs
    return durationMs < thresholdMs ? undefined : { kind: 'missed', startMs, durationMs, pollGapMs }
  }

  return {
    lastBeatMs: () => seenMs,
    isInDoubt: () => doubt !== undefined,
    poll(nowMs, beats) {
      pollGapMs = Math.max(isStalled || doubt !== undefined ? pollGapMs : 0, nowMs - pollMs)
      if (beats !== seen) return isStalled ? end(nowMs, beats) : lookBack(nowMs, beats)
      pollMs = nowMs
      if (isStalled || nowMs - seenMs <= patienceMs) return undefined
      const before = doubt && missed(doubt.startMs, doubt.longestPieceMs)
      doubt = undefined
      // The next poll finds what goes on.
      return before ?? begin()
    },
  }
}
