/** Two sets of runs (report.json of `bench`). */

import type { Blocker } from './blocker.ts'
import type {
  Call,
  LatencySummary,
  ListedStall,
  Notice,
  Report,
  RequestExample,
  Series,
  StallBucket,
} from './report.ts'
import type { Totals, Verdict } from './totals.ts'

export type ComparisonVerdict = 'improved' | 'unchanged' | 'regressed' | 'inconclusive' | 'numbers only'

/** Offloaded (or after) divided by blocking (or before); 95 % interval. */
export interface Ratio {
  estimate: number
  low: number
  high: number
  /** 0–1, of the interval: below 0.95 where there were too few runs for more. */
  coverage?: number
}

/** One run in figures. */
export interface RunFigures extends Totals {
  canary?: LatencySummary
  /** Answers per second, canary left out. */
  ratePerSecond: number
  cpuMs: number
  rssBytes: number
  delay?: { resolutionMs: number; p50Ms: number; p99Ms: number; maxMs: number }
  /** Folder of the single report, relative to the comparison's. */
  folder?: string
}

export interface Strategy {
  id: string
  role: 'blocking' | 'offloaded' | 'other'
  runs: RunFigures[]
  /** Each figure's median over the runs. */
  median: RunFigures
  /** Of the run with the longest stall. */
  blockers: Blocker[]
  verdict: Verdict
  /** Where the story's route called out of the process: how the request flows, for the flow beside the blocker's.
   *  undefined when no stack was seen. */
  call?: Call
  /** Of the same run as the blockers; undefined in comparisons of older versions. */
  timeline?: RunTimeline
  /** Of the same run. */
  slowestRequest?: RequestExample
}

/** One run on its own time axis, bounded. */
export interface RunTimeline {
  durationMs: number
  /** At most 300 rows: of a longer run each is several seconds, with the mean of what is given a second and the largest of what
   *  is a longest. */
  series: Series
  /** The longest, at most 200, earliest first. */
  stalls: ListedStall[]
  /** As in the run's report: of all stalls. */
  stallHistogram?: StallBucket[]
}

/** What a scenario's own experiment measured, beyond stalls. */
export interface Finding {
  /** In kebab-case, unique within its scenario: `completion-order`. */
  id: string
  title: string
  /** What was done and what came out, in a sentence or two. */
  text: string
  /** Sentences that were checked against what was measured. */
  checks?: FindingCheck[]
  tables?: FindingTable[]
  /** Several sides on one clock, each from 0. */
  clock?: { title: string; sections: { title: string; spans: FindingSpan[] }[] }
}

export interface FindingCheck {
  /** What is claimed: `The fast cell is answered first`. */
  text: string
  isMet: boolean
  /** What was seen: `fast, medium, slow`. */
  measured: string
  /** Where the claim comes from: `the story: 50–80 % less`; undefined for loopcheck's own. */
  claim?: string
}

export interface FindingTable {
  caption: string
  columns: { title: string; unit: FindingUnit }[]
  /** null: not measured. */
  rows: (string | number | null)[][]
}

/** How a figure is written. count: a whole number. number: as it is. ratio: after divided by before. */
export type FindingUnit = 'text' | 'ms' | 'bytes' | 'count' | 'number' | 'share' | 'perSecond' | 'ratio'

/** A bar on a clock, ms. */
export interface FindingSpan {
  text: string
  fromMs: number
  toMs: number
  /** good: as it should be. waits: it waited for others. blocks: it held the others up. */
  tone: 'good' | 'waits' | 'blocks'
}

export interface ScenarioComparison {
  id: string
  title: string
  /** One sentence: what the request does. */
  story: string
  /** The route that the story is about. */
  route: string
  verdict: ComparisonVerdict
  /** Why, with the figures. */
  text: string
  /** undefined when it was not checked (loopcheck compare). */
  sameBytes?: boolean
  strategies: Strategy[]
  /** What to take away, leading on to the next story; undefined in loopcheck compare. */
  lesson?: string
  /** What was measured beyond stalls; undefined where nothing was. */
  findings?: Finding[]
  ratio: { longestMs?: Ratio; blockedShare?: Ratio; canaryP99Ms?: Ratio }
}

export interface Comparison {
  schema: 'loopcheck.comparison/v1'
  loopcheck: string
  createdAt: string
  verdict: { status: ComparisonVerdict; text: string }
  scenarios: ScenarioComparison[]
  skipped: { id: string; why: string; how: string }[]
  notices: Notice[]
  machine: {
    node: string
    platform: string
    arch: string
    cpuModel: string
    cpuCount: number
    totalMemoryBytes: number
  }
  settings: {
    thresholdMs: number
    heartbeatMs: number
    pairs: number
    durationMs: number
    warmupMs: number
    database?: string
  }
  cost: Report['cost']
}
