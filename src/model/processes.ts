/** The processes and threads of the watched program. */

import type { Location } from './blocker.ts'
import type { Totals, Verdict } from './totals.ts'

/** How a process or thread ended. */
export interface Ending {
  /** exit: by itself, with a code. uncaught: of an exception. signal: killed. out-of-memory: likely, of V8's heap.
   *  stopped: by loopcheck; a thread: by another one. unknown: it vanished. */
  how: 'exit' | 'uncaught' | 'signal' | 'out-of-memory' | 'stopped' | 'unknown'
  /** After `it …`: `ended with exit code 3`. */
  text: string
  /** undefined where a signal ended it or nobody saw it end. */
  code?: number
  signal?: string
  error?: { name: string; code?: string; location?: Location }
}

/** One Node.js process of the watched program. */
export interface ProcessSummary {
  /** ProcessRecord.process */
  id: string
  pid: number
  /** main: the first that was watched. wrapper: a runner such as npm, npx or tsx, which only starts another. */
  role: 'main' | 'cluster worker' | 'child' | 'wrapper'
  /** Of a cluster worker, from 1. */
  number?: number
  /** The script, relative to its working directory. */
  entry: string
  /** id of the process that started it; undefined when that was not watched. */
  parent?: string
  /** It listened or answered requests: its stalls count for the report's verdict. */
  isServing: boolean
  /** The report's totals, stalls and series are this process's: the serving one that was blocked most. */
  isReported: boolean
  /** Answered by it. */
  requests: number
  totals: Totals
  verdict: Verdict
  /** Most blocked time first; those of a process that does not serve are listed only here. */
  blockers: { id: string; title: string; location?: Location; count: number; totalMs: number }[]
  cpuMs: number
  /** Largest seen. */
  rssBytes: number
  end: Ending
}

/** One worker thread of the watched program. Its stalls are its own: they count for no verdict. */
export interface ThreadSummary {
  /** ProcessRecord.process */
  id: string
  /** ProcessSummary.id */
  process: string
  threadId: number
  /** undefined where it was given none. */
  name?: string
  /** Relative to the working directory; undefined when the thread was too short, or not watched from within. */
  entry?: string
  /** Where it was started. */
  startedAt?: Location
  /** False when it was started without the probe: then the figures are 0 and unknown. */
  isWatched: boolean
  livedMs: number
  /** undefined where the system has no CPU clock for a thread. */
  cpuMs?: number
  /** cpuMs over livedMs, 0–1. */
  busyShare?: number
  /** Turns of its loop of at least thresholdMs in which it computed. */
  longTurns: number
  longTurnsMs: number
  longestTurnMs: number
  /** Turns of at least thresholdMs in which it waited, as a pool's idle thread does. */
  waits: number
  waitsMs: number
  end: Ending
}
