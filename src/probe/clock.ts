/** Milliseconds since the recording's start, on the machine's monotonic clock.
 *  process.hrtime reads the same clock in every process and thread, unlike performance.now, whose zero differs;
 *  performance.now is cheaper to read, so only its offset is taken from hrtime.
 *  @param originNs process.hrtime.bigint() of the recording's start
 */
export function startClock(originNs: bigint): () => number {
  // The program may replace performance.now later, as fake timers do.
  const now = performance.now.bind(performance)
  const offsetMs = Number(process.hrtime.bigint() - originNs) / 1e6 - now()
  return () => now() + offsetMs
}
