import type { LatencySummary } from '../../src/model.ts'

/** bench/results/scale-<date>-node<major>.json */
export interface ScaleResult {
  schema: 'loopcheck.scale/v1'
  loopcheck: string
  /** ISO 8601 */
  date: string
  /** process.version of the Node.js that reported. */
  node: string
  machine: {
    cpuModel: string
    cpuCount: number
    totalMemoryBytes: number
    platform: string
    arch: string
    /** One-minute load average before: above about 0.3, others were at work. */
    loadAverage: number
  }
  targets: { reportMs: number; maxRssBytes: number }
  cases: CaseFigures[]
}

export interface CaseFigures {
  id: string
  title: string
  recordingBytes: number
  recordingBytesPerHour: number
  /** `loopcheck report`, from start to end; the median of the runs. */
  reportMs: number
  /** CPU time of the same run. */
  cpuMs: number
  /** The highest of the runs. */
  maxRssBytes: number
  runs: number
  /** What the report says. */
  found: { stalls: number; blockers: number; victims: number; notices: string[] }
  /** Of the load's requests: exact, and as the report says. */
  latency?: { exact: LatencySummary; reported: LatencySummary }
  sizesBytes: { html: number; json: number; md: number }
  /** Of the report's time; that of all cases where it has none of its own. */
  targetMs: number
  meetsTargets: boolean
}
