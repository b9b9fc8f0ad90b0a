import type { Histogram } from 'node:perf_hooks'
import type { ProcessRecord, RawFrame, RequestRef } from '../model.ts'
import type { RunningContext } from './running-context.ts'
import type { ProbeSettings } from './settings.ts'
import type { SharedBuffers } from './shared-state.ts'

/** What the watchdog is started with. */
export interface WatchdogData {
  settings: ProbeSettings
  buffers: SharedBuffers
  /** Shares its counts with the main thread's histogram. */
  heartbeat: Histogram
  process: ProcessRecord
  startedAtMs: number
  /** False where no inspector session may be opened: then only wrapped calls leave stacks. */
  canAsk: boolean
}

/** What the main thread tells the watchdog; rare things only, the rest goes through the ring. */
export type ProbeMessage =
  | { type: 'route'; index: number; method: string; route: string }
  | { type: 'listen'; atMs: number; address: string; port?: number }
  | ({
      type: 'return'
      stall: number
      atMs: number
      callee: string
      detail?: string
      calls: number
      isLater?: boolean
      frames: RawFrame[]
    } & RunningContext)
  | { type: 'call'; atMs: number; to: string; query?: string; frames: RawFrame[]; request: RequestRef }
  | { type: 'map'; file: string; map: string }
  | { type: 'thread-start'; atMs: number; threadId: number; threadName?: string; frames: RawFrame[] }
  | { type: 'child'; atMs: number; pid: number; code: number | null; signal: string | null }
  | {
      type: 'uncaught'
      atMs: number
      origin: 'uncaughtException' | 'unhandledRejection'
      name: string
      code?: string
      frames: RawFrame[]
    }
  | { type: 'dropped'; what: 'routes'; count: number; why: string }

/** What the capture function answers to the watchdog's question. */
export interface CaptureReply extends RunningContext {
  stall: number
  atMs: number
  frames: RawFrame[]
  ranMicrotask?: boolean
}
