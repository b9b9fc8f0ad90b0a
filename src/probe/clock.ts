/** Milliseconds since the recording's start, on the machine's monotonic clock.
 *  process.hrtime reads the same clock in every process and thread, unlike performance.now, whose zero differs;
 *  performance.now is cheaper to read, so only its offset is taken from hrtime.
 *  @param originNs process.hrtime.bigint() of the recording's start
 */
export function startClock(originNs: bigint): () => number {
  const offsetMs = Number(process.hrtime.bigint() - originNs) / 1e6 - performance.now()
  return () => performance.now() + offsetMs
}
