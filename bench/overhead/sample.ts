import { quantile } from '../../src/compare/statistics.ts'
import type { ProcessTimes } from './cpu-clock.ts'
import type { SliceResult } from './drive.ts'

/** One slice of one server in figures. */
export interface Sample {
  /** All threads of the server, the watchdog's too, over the requests. */
  cpuUsPerRequest: number
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  /** Time that the server's threads were ready but had no CPU, over the slice's length; above 1 with several threads. */
  runQueueShare: number
}

/** @throws Error when no request was answered */
export function sampleOf(before: ProcessTimes, after: ProcessTimes, slice: SliceResult): Sample {
  return {
    cpuUsPerRequest: ((after.cpuMs - before.cpuMs) * 1000) / slice.requests,
    requestsPerSecond: (slice.requests * 1000) / slice.elapsedMs,
    p50Ms: quantile(slice.latenciesMs, 0.5),
    p99Ms: quantile(slice.latenciesMs, 0.99),
    runQueueShare: (after.runQueueMs - before.runQueueMs) / slice.elapsedMs,
  }
}
