/** Moments at a fixed rate: the k-th is `firstAtMs + k · 1000 / ratePerSecond`, whatever became of the ones before. */
export interface ScheduleOptions {
  /** Above 0; 0.5 is one in two seconds. */
  ratePerSecond: number
  firstAtMs: number
  /** No moment at or after this. */
  endMs: number
  clock: () => number
  /** Called once for each moment, in order. */
  onDue: () => void
  /** Moments that came more than a second late and are given up: the machine slept, and a burst of what it slept through
   *  would be a load that nobody offered. */
  onMissed?: (count: number) => void
}

const tooLateMs = 1_000

/** Runs a schedule that does not drift: a late timer sends at once what is due and the next moment stays where it was.
 *  @returns a function that ends it early
 */
export function startSchedule(options: ScheduleOptions): () => void {
  const { ratePerSecond, firstAtMs, endMs, clock } = options
  const spacingMs = 1_000 / ratePerSecond
  // Without the small change, 10 s at 0.1 a second would have a moment at 9 999.999… as well.
  const total = Math.max(0, Math.ceil((endMs - firstAtMs) / spacingMs - 1e-9))
  let next = 0
  let timer: NodeJS.Timeout | undefined

  const wake = () => {
    const nowMs = clock()
    let missed = 0
    // setTimeout is only good to a millisecond: what falls due within the half of it goes now rather than late.
    while (next < total && firstAtMs + next * spacingMs <= nowMs + 0.5) {
      const isMissed = firstAtMs + next * spacingMs < nowMs - tooLateMs
      next++
      if (isMissed) missed++
      else options.onDue()
    }
    if (missed > 0) options.onMissed?.(missed)
    if (next < total) timer = setTimeout(wake, Math.max(0, firstAtMs + next * spacingMs - clock()))
  }
  timer = setTimeout(wake, Math.max(0, firstAtMs - clock()))

  return () => {
    next = total
    clearTimeout(timer)
  }
}
