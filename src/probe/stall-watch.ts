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
 */
export function createStallWatch(options: {
  thresholdMs: number
  heartbeatMs: number
  nowMs: number
  beats: number
}): StallWatch {
  const { thresholdMs, heartbeatMs } = options
  // A beat is due every heartbeatMs; half the threshold more without one and the interrupt can still catch a stall that just reaches it.
  const patienceMs = heartbeatMs + thresholdMs / 2
  let beatMs = options.nowMs
  let seen = options.beats
  let pollMs = options.nowMs
  let pollGapMs = 0
  let isStalled = false

  return {
    lastBeatMs: () => beatMs,
    poll(nowMs, beats) {
      pollGapMs = Math.max(isStalled ? pollGapMs : 0, nowMs - pollMs)
      pollMs = nowMs
      if (beats === seen) {
        if (isStalled || nowMs - beatMs <= patienceMs) return undefined
        isStalled = true
        return { kind: 'begin', startMs: beatMs }
      }
      const startMs = beatMs
      // The block began up to one heartbeat after the last beat, on average half of it.
      const durationMs = nowMs - beatMs - heartbeatMs / 2
      const newBeats = beats - seen
      beatMs = nowMs
      seen = beats
      if (isStalled) {
        isStalled = false
        return {
          kind: 'end',
          startMs: startMs + heartbeatMs / 2,
          durationMs,
          pollGapMs,
          isLong: durationMs >= thresholdMs,
        }
      }
      // newBeats beats cut the time since the last look into newBeats + 1 pieces: the longest is at least the mean.
      const surelyMs = newBeats > 0 ? (durationMs + heartbeatMs / 2) / (newBeats + 1) - heartbeatMs : 0
      if (surelyMs < thresholdMs) return undefined
      return { kind: 'missed', startMs, durationMs: surelyMs, pollGapMs }
    },
  }
}
