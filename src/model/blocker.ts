/** What a stall is blamed on, and who waited. */

import type { CodeExcerpt, OperatorRef, PatternRef } from './code.ts'
import type { FixId, KindId } from './kinds.ts'

/** One step of a stack, in original source. */
export interface Frame {
  /** '' for an anonymous function. */
  function: string
  /** Relative to the target's working directory, `/`-separated; `node:fs` style for Node's own; '' for builtins. */
  file: string
  /** 1-based; 0 for native frames. */
  line: number
  /** 1-based; 0 for native frames. */
  column: number
  owner: 'user' | 'library' | 'node'
  /** `name@version`, for library frames. */
  package?: string
  isAsync?: boolean
  /** True where the position is the function's head: it had just been entered, or an async one resumed. */
  isEntry?: boolean
  /** The line of code, trimmed; undefined when the source was not found. */
  code?: string
  /** `async getTables(org: string)`: how the function is declared; undefined in libraries, and where it was not found. */
  signature?: string
  /** The regular expression that is applied there; undefined for other calls, and when it was not found. */
  pattern?: PatternRef
  /** The line before, where only an operator there can have taken the time before this call. */
  operator?: OperatorRef
}

export interface Location {
  file: string
  line: number
  column: number
  function: string
  code?: string
  /** The code round the line; undefined where the source was not there when the program ran. */
  excerpt?: CodeExcerpt
}

export type Confidence = 'exact' | 'likely' | 'unknown'
export type Phase = 'startup' | 'request' | 'background'

export interface RouteCost {
  /** `GET /users/:id` */
  route: string
  count: number
  totalMs: number
}

/** Requests that waited because of a stall that was not their own. */
export interface Victims {
  /** client: measured by the load at sending and answering. server: requests in flight, a lower bound. none: nothing was seen. */
  measuredAt: 'client' | 'server' | 'none'
  requests: number
  /** Sum of their waits. */
  delayMs: number
  maxDelayMs: number
  routes: { route: string; requests: number; delayMs: number }[]
}

/** All stalls with the same culprit. */
export interface Blocker {
  /** Stable over edits that shift lines: from kind, file, function and callee. */
  id: string
  kind: KindId
  /** `sync-db in PostgresProvider.execute` */
  title: string
  confidence: Confidence
  /** The user's own call; undefined when nothing of the user's was on the stack. */
  location?: Location
  /** What was called there: `JSON.parse`, `fs.readFileSync`; undefined when the time went by in the user's own JavaScript. */
  callee?: string
  library?: { package: string; version: string; file: string; line: number; function: string }
  /** The route with the most blocked time; undefined for background work. */
  route?: string
  routes: RouteCost[]
  phase: Phase
  /** Of background work: what started it (`setInterval at jobs/refresh.js:12 (every 5000 ms)`), as far as it was seen. */
  origin?: string
  count: number
  /** Requests that ran it, each counted once; undefined where it is not known of every stall. */
  requests?: number
  totalMs: number
  maxMs: number
  p50Ms: number
  /** Of all blocked time, 0–1. */
  share: number
  /** undefined where the machine has no CPU clock for a thread. */
  cpuMs?: number
  waitMs?: number
  gcMs: number
  victims: Victims
  /** Outermost first, of the longest stall: the way from the request to the call. */
  stack: Frame[]
  detail?: string
  fixes: { id: FixId; title: string }[]
  /** One real stall with its real victims, for the sequence diagram: the one with most victims. */
  example?: StallExample
  /** In which processes, by ProcessSummary.id, most blocked time first; undefined where only one was watched. */
  processes?: { process: string; count: number; totalMs: number }[]
}

/** One real stall and who waited, ms from the stall's start. */
export interface StallExample {
  atMs: number
  durationMs: number
  route?: string
  victims: { route: string; sentMs: number; answeredMs: number; status: number }[]
  /** All victims of that stall; `victims` holds the first few. */
  victimCount: number
}
