import type { GapSum } from './gap-sum.ts'

/** The longest time between two beats, second by second, below the threshold too. Pure: the caller brings clock and beats.
 *
 *  A gap is measured exactly, by the heartbeat's own sum, once a look has found it going on. Looks are 10 ms apart, and 4 ms after a look
 *  that found fewer beats than usual: so one of 15 ms or more is not missed. Of shorter ones some are; then the second's mean gap is a
 *  lower bound. */
export interface BeatGaps {
  /** A look. */
  poll(nowMs: number, beats: number): void
  /** A gap goes on, or may: it would be over at the next usual look. */
  mayBeLate(): boolean
  /** The longest gap that ended since it was last asked, or that goes on, ms. At least as long as told. */
  takeSecond(): number
  /** The heartbeat counts from 0 again. */
  startAnew(): void
}

/** Two readings of the sum each, some 100 µs: at most so many gaps of a second are measured. They are those longer than all before. */
const measuredASecond = 10

/** @param heartbeatMs its resolution
 *  @param gapSum see createGapSum
 *  @param longestGapMs longest gap of all so far, as the heartbeat itself measured it */
export function createBeatGaps(options: {
  heartbeatMs: number
  nowMs: number
  gapSum: () => GapSum
  longestGapMs: () => number
}): BeatGaps {
  const { heartbeatMs, gapSum, longestGapMs } = options
  let seen = 0
  let lookMs = options.nowMs
  // The last beat came between these two looks.
  let beforeBeatMs = options.nowMs
  let beatSeenMs = options.nowMs
  let sumAtBegin: GapSum | undefined
  let isLate = false
  let longestMs = 0
  let measured = 0
  let secondBegan: GapSum = { beats: 0, ms: 0 }
  let longestOfAllMs = longestGapMs()

  function goesOn(nowMs: number): void {
    if (sumAtBegin !== undefined || measured >= measuredASecond) return
    if (nowMs - beforeBeatMs <= Math.max(longestMs, 2 * heartbeatMs)) return
    const sum = gapSum()
    // Else it is over: a beat came since it was counted.
    if (sum.beats === seen) sumAtBegin = sum
  }

  function endedMs(nowMs: number): number {
    const leastMs = lookMs - beatSeenMs
    if (sumAtBegin === undefined) return leastMs
    measured++
    const { beats, ms } = gapSum()
    // Beats that came after it, too, in the time of one look: how long theirs took is not known, but what they usually take.
    const others = Math.max(0, beats - sumAtBegin.beats - 1)
    const gapMs = ms - sumAtBegin.ms - others * Math.max(heartbeatMs, meanMs(secondBegan, sumAtBegin))
    return Math.min(nowMs - beforeBeatMs, Math.max(leastMs, gapMs))
  }

  return {
    poll(nowMs, beats) {
      const newBeats = beats - seen
      if (newBeats === 0) goesOn(nowMs)
      else {
        longestMs = Math.max(longestMs, endedMs(nowMs))
        sumAtBegin = undefined
        beforeBeatMs = lookMs
        beatSeenMs = nowMs
        seen = beats
      }
      isLate = newBeats === 1 && nowMs - lookMs > 1.5 * heartbeatMs
      lookMs = nowMs
    },
    mayBeLate: () => isLate || sumAtBegin !== undefined,
    takeSecond() {
      const sum = gapSum()
      // The longest of all is exact, but tells of this second only when it grew in it.
      const ofAllMs = longestGapMs()
      const grownMs = ofAllMs > longestOfAllMs ? ofAllMs : 0
      const secondMs = Math.max(longestMs, meanMs(secondBegan, sum), grownMs, lookMs - beatSeenMs)
      longestMs = 0
      measured = 0
      secondBegan = sum
      longestOfAllMs = Math.max(longestOfAllMs, ofAllMs)
      return secondMs
    },
    startAnew() {
      seen = 0
      longestMs = 0
      sumAtBegin = undefined
      secondBegan = { beats: 0, ms: 0 }
      longestOfAllMs = 0
    },
  }
}

function meanMs(from: GapSum, to: GapSum): number {
  return to.beats > from.beats ? (to.ms - from.ms) / (to.beats - from.beats) : 0
}
