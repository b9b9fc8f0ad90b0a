/** A rate limit: a bucket of permits that fills at a fixed rate. A burst empties it; then each permit has to be waited for. */
export class TokenBucket {
  private readonly capacity: number
  private readonly perSecond: number
  private readonly nowMs: () => number
  private permits: number
  private filledAtMs: number

  /** @param limit.capacity the largest burst
   *  @param nowMs a clock that never goes back
   */
  constructor(limit: { capacity: number; perSecond: number }, nowMs: () => number) {
    this.capacity = limit.capacity
    this.perSecond = limit.perSecond
    this.nowMs = nowMs
    this.permits = limit.capacity
    this.filledAtMs = nowMs()
  }

  /** @returns false where the bucket is empty: then nothing is taken */
  take(): boolean {
    const nowMs = this.nowMs()
    const filled = this.permits + ((nowMs - this.filledAtMs) / 1_000) * this.perSecond
    this.permits = Math.min(this.capacity, filled)
    this.filledAtMs = nowMs
    if (this.permits < 1) return false
    this.permits -= 1
    return true
  }
}
