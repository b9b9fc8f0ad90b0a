/** What was concluded of one run (report.json). */

import type { Blocker, Frame } from './blocker.ts'
import type { ProcessSummary, ThreadSummary } from './processes.ts'
import type { StackTree } from './stacks.ts'
import type { Totals, Verdict } from './totals.ts'

/** How a request of this route called out of the main thread, outermost frame first. */
export interface Call {
  route: string
  /** Host and port, or path, that was written to, or `a worker thread`. */
  to: string
  stack: Frame[]
  /** What the route asked databases, literals left out: each once, in the order of asking, at most 5; undefined where none was seen. */
  queries?: string[]
}

export interface Notice {
  kind:
    | 'cpu-starvation'
    | 'suspended'
    | 'dropped'
    | 'process-ended'
    | 'short'
    | 'load-errors'
    | 'victims-lower-bound'
    | 'watchdog-late'
    | 'machine-noise'
    | 'no-stack'
    | 'processes'
    | 'damaged'
    | 'experiment-failed'
  text: string
}

/** The slowest request of the load and what was sent while it was on its way, as their clients saw them: ms from its sending. */
export interface RequestExample {
  route: string
  tookMs: number
  status: number
  /** Those that took longest, at most 8, in the order of sending. */
  meanwhile: { route: string; sentMs: number; answeredMs: number; status: number }[]
  meanwhileCount: number
}

export interface LatencySummary {
  p50Ms: number
  p99Ms: number
  maxMs: number
}

export interface RouteSummary {
  route: string
  requests: number
  meanMs: number
  maxMs: number
  /** Stalled time that this route's requests caused. */
  blockedMs: number
  /** Times its requests waited for stalls of others. */
  waited: number
  /** What the client saw; undefined without our own load. */
  client?: LatencySummary
}

/** One column a figure, one row a second. */
export interface Series {
  /** Seconds from the start. */
  atS: number[]
  blockedMs: number[]
  /** Stalls that began in it; undefined in reports of older versions, as is longestMs. */
  stalls?: number[]
  /** The longest of those stalls; 0 where there was none. */
  longestMs?: number[]
  /** Event-loop delay: by how much the latest beat of the heartbeat was late. A block of d ms that holds up nothing else makes it d minus
   *  0 to `settings.heartbeatMs`. Blocks below `settings.thresholdMs` are in it; below some 10 ms it may be too small. null where it was
   *  not measured; undefined in reports of older versions. */
  delayMs?: (number | null)[]
  utilization: (number | null)[]
  cpuMs: number[]
  rssBytes: number[]
  heapUsedBytes: (number | null)[]
  requests: number[]
  canaryMaxMs: (number | null)[]
  /** Pauses of the garbage collector, summed; undefined in reports of older versions. */
  gcMs?: number[]
}

/** A stall as a timeline shows it. */
export interface ListedStall {
  startMs: number
  durationMs: number
  /** Where the code stands that most of it is blamed on: `src/a.ts:12`. */
  blocker?: string
  /** Blocker.id; undefined where no code is to blame, and in reports of older versions. */
  blockerId?: string
  reason?: 'starved' | 'suspended'
}

/** The stalls of one length. */
export interface StallBucket {
  fromMs: number
  /** undefined for the last one, which has no end. */
  toMs?: number
  stalls: number
  totalMs: number
}

export interface Report {
  schema: 'loopcheck.report/v1'
  loopcheck: string
  createdAt: string
  verdict: Verdict
  totals: Totals
  blockers: Blocker[]
  /** The longest stalls, at most 1 000, earliest first: for the timeline. */
  stalls: ListedStall[]
  /** All that count in the totals, by length, shortest first, without a gap; undefined in reports of older versions. */
  stallHistogram?: StallBucket[]
  /** Of the process that the totals are of; undefined where nothing was blocked, and in reports of older versions. */
  stacks?: StackTree
  notices: Notice[]
  /** Every process, in the order they started; undefined in reports of old. */
  processes?: ProcessSummary[]
  /** The worker threads that used most CPU time, at most 100, most first. */
  threads?: ThreadSummary[]
  routes: RouteSummary[]
  /** One for each route that called out, the one with most of the user's frames. */
  calls: Call[]
  series: Series
  gc: { count: number; totalMs: number; maxMs: number }
  /** perf_hooks.monitorEventLoopDelay as it is, with its resolution: percentiles hide stalls. */
  delay?: {
    resolutionMs: number
    minMs: number
    meanMs: number
    p50Ms: number
    p90Ms: number
    p99Ms: number
    maxMs: number
  }
  canary?: LatencySummary & { requests: number }
  /** Of the requests that the recording lists one by one: those near a stall, or all where they were few. */
  slowestRequest?: RequestExample
  load?: {
    ratePerSecond?: number
    /** Answers per second, canary left out. */
    answeredPerSecond: number
    sent: number
    answered: number
    notOk: number
    errors: number
    latency?: LatencySummary
  }
  cpuMs: number
  rssBytes: number
  cost: {
    watchdogCpuMs?: number
    /** watchdogCpuMs over the run's wall time, 0–1. */
    watchdogCpuShare?: number
    startupMs: number
    captures: number
    captureMs: number
    /** What the benchmark found for this Node major, with its file under bench/results; undefined where none was made. */
    benchmark?: string
  }
  settings: { thresholdMs: number; heartbeatMs: number; includeValues: boolean }
  target: {
    command: string[]
    node: string
    platform: string
    arch: string
    cpuModel: string
    cpuCount: number
    pid: number
    processes: number
    exit?: { code: number | null; signal: string | null; isOurs: boolean }
  }
}
