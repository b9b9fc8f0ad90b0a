/** All beats of the heartbeat so far, and the sum of the times between them as the heartbeat itself measured them. */
export interface GapSum {
  beats: number
  ms: number
}

/** Reads both of one moment. The mean that the sum comes of costs some 100 µs: as long as no beat came, it is read once.
 *  @returns forget: to be called when the heartbeat starts anew */
export function createGapSum(heartbeat: { readonly count: number; readonly mean: number }): {
  read(): GapSum
  forget(): void
} {
  let last: GapSum | undefined
  return {
    read() {
      if (last?.beats === heartbeat.count) return last
      for (let tries = 0; tries < 3; tries++) {
        const beats = heartbeat.count
        last = { beats, ms: beats === 0 ? 0 : (heartbeat.mean * beats) / 1e6 }
        // A beat between the two readings would belong to one of them only.
        if (heartbeat.count === beats) break
      }
      return last ?? { beats: 0, ms: 0 }
    },
    forget() {
      last = undefined
    },
  }
}
