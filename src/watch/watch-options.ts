import type { LoadRequest } from '../load/load-request.ts'
import type { TargetOptions } from './target.ts'

/** Port 0 in a load's URL: whichever port the program listens on. */
export const anyPort = 'http://127.0.0.1:0'

/** The load of a run. */
export interface WatchLoad {
  targets: readonly LoadRequest[]
  canary?: { url: string; ratePerSecond: number }
  ratePerSecond?: number
  connections: number
  durationMs: number
  /** Load before the judged time. */
  warmupMs: number
  timeoutMs: number
  stopOnNotOkShare?: number
  allowRemote?: boolean
}

export interface WatchOptions extends TargetOptions {
  /** Gets recording.jsonl. */
  folder: string
  loopcheck: string
  thresholdMs: number
  heartbeatMs: number
  hasRequests: boolean
  /** Undefined: false. */
  followsAll?: boolean
  includeValues: boolean
  load?: WatchLoad
  /** Longest wait for the program to listen, ms. */
  waitMs: number
  /** Ends the program should we be killed. */
  guard: { process(pid: number, options: { group: boolean }): void; release(pid: number): void }
  /** Aborted by Ctrl-C or SIGTERM, with the signal's name as reason. */
  interrupt: AbortSignal
  onPhase?: (phase: Phase) => void
  /** Called when the program listens: before the load, or, without one, when the judged time begins. */
  onReady?: (origin: string, pid: number) => Promise<void>
}

/** What is going on, in words. */
export interface Phase {
  name: 'starting the program' | 'warming up' | 'loading' | 'watching' | 'stopping the program'
  durationMs?: number
}
