import type { ServerId } from './servers.ts'
import type { Spread } from './spread.ts'

/** bench/results/overhead-<date>-node<major>.json */
export interface OverheadResult {
  schema: 'loopcheck.overhead/v1'
  loopcheck: string
  /** ISO 8601 */
  date: string
  /** process.version of the Node.js that ran the servers. */
  node: string
  machine: {
    cpuModel: string
    cpuCount: number
    totalMemoryBytes: number
    platform: string
    arch: string
    kernel: string
    /** One-minute load average when the run began: above about 0.3, others were at work. */
    loadAverage: number
    /** True: the servers had one CPU, the client another. */
    isPinned: boolean
  }
  settings: {
    /** All lives together. */
    rounds: number
    lives: number
    sliceMs: number
    warmupMs: number
    connections: number
    startUps: number
    thresholdMs: number
    heartbeatMs: number
  }
  servers: ServerFigures[]
  /** What a reader must know of these figures. */
  notes: string[]
}

export interface ServerFigures {
  id: ServerId
  title: string
  variants: VariantFigures[]
  /** From the spawn to listening, on all CPUs. */
  startUp: StartUpFigures
  /** On one CPU, shared with the probe's thread; undefined where nothing can be pinned. */
  startUpOneCpu?: StartUpFigures
}

export interface StartUpFigures {
  bareMs: Spread
  probeMs: Spread
  /** Of pairs that were measured at about the same time. */
  addedMs: Spread
}

/** All spreads are over the rounds, but idleCpuShare and rssBytes: over the lives. */
export interface VariantFigures {
  id: string
  title: string
  cpuUsPerRequest: Spread
  /** CPU per request over that of the bare server in the same round; undefined for the bare one. */
  cpuRatio?: Spread
  p50Ms: Spread
  p99Ms: Spread
  /** Over the bare server's, in the same round. */
  p50Ratio?: Spread
  p99Ratio?: Spread
  requestsPerSecond: Spread
  runQueueShare: Spread
  idleCpuShare: Spread
  rssBytes: Spread
}
