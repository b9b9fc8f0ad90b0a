/** One run in a sentence and a few figures. */

export interface Totals {
  durationMs: number
  stalls: number
  blockedMs: number
  blockedShare: number
  longestMs: number
  /** Beyond 50 ms of every stall, summed. */
  blockingTimeMs: number
  /** Σd²/2T: what a request arriving at a random moment waits. */
  meanArrivalWaitMs: number
}

export interface Verdict {
  status: 'clean' | 'blocked' | 'starved' | 'inconclusive'
  text: string
}
