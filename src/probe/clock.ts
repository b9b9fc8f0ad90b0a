/** Tries at reading two clocks at once; the thread may lose its CPU between the two. */
const tries = 5

/** Milliseconds since the recording's start, on the machine's monotonic clock.
 *  process.hrtime reads the same clock in every process and thread, unlike performance.now, whose zero differs;
 *  performance.now is cheaper to read, so only its offset is taken from hrtime.
 *  @param originNs process.hrtime.bigint() of the recording's start
 */
export function startClock(originNs: bigint): () => number {
  // The program may replace performance.now later, as fake timers do.
  const original = performance
  const { now: read } = original
  const now = () => read.call(original)
  const offsetMs = offsetBetween(now, () => Number(process.hrtime.bigint() - originNs) / 1e6)
  return () => read.call(original) + offsetMs
}

/** What is to be added to the first clock for the second one's time.
 *  Of several tries the one that took least: a watchdog that lost its CPU between the two reads was once 10.6 ms late for the
 *  whole run, and every answer seemed to come late.
 *  @param now ms
 *  @param other ms */
export function offsetBetween(now: () => number, other: () => number): number {
  let best = { offsetMs: 0, tookMs: Number.POSITIVE_INFINITY }
  for (let count = 0; count < tries; count++) {
    const beforeMs = now()
    const otherMs = other()
    const tookMs = now() - beforeMs
    if (tookMs < best.tookMs) best = { offsetMs: otherMs - beforeMs - tookMs / 2, tookMs }
  }
  return best.offsetMs
}
