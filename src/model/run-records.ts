/** What the command adds to recording.jsonl: what it started, what the load saw, where the code stands. */

import type { CodeExcerpt, OperatorRef, PatternRef } from './code.ts'

/** The first line of every recording, by the command that made it. */
export interface HeaderRecord {
  type: 'recording'
  schema: 'loopcheck.recording/v1'
  loopcheck: string
  /** ISO 8601 */
  createdAt: string
  command: string[]
  cwd: string
  thresholdMs: number
  heartbeatMs: number
  includeValues: boolean
  /** file: URL of the folder that holds the probe's modules: their frames are never shown. */
  probeFolder: string
  /** What of the run was judged: warm-up is left out. Written again (a second line) once the load has begun. */
  window?: { startMs: number; endMs: number }
}

/** How the watched command ended, seen from outside. */
export interface ExitRecord {
  type: 'exit'
  atMs: number
  code: number | null
  signal: string | null
  /** True when loopcheck ended it. */
  isOurs: boolean
  /** Of the command; undefined in recordings of old. */
  pid?: number
  /** When loopcheck asked the command and all that it started to end. */
  askedAtMs?: number
}

/** What the load offered and got. */
export interface LoadRecord {
  type: 'load'
  startMs: number
  endMs: number
  targets: LoadTarget[]
  /** Requests per second that were offered, canary left out; undefined for a closed loop. */
  ratePerSecond?: number
  connections: number
  sent: number
  answered: number
  /** Answers outside 200–299. */
  notOk: number
  /** Connection errors and time-outs. */
  errors: number
  /** Were due, but every connection was still waiting; undefined when none. */
  unsent?: number
  /** Were sent, but the disk had no room to note them: missing among latencies and victims; undefined when none. */
  unnoted?: number
  /** Longest gap of loopcheck's own event loop: above some ms the machine, not the server, was late. */
  ownLongestMs: number
}

export interface LoadTarget {
  method: string
  /** With the query left out. */
  path: string
  role: 'load' | 'canary'
}

/** A batch of requests as the client saw them, by column. */
export interface SentRecord {
  type: 'sent'
  /** Index into LoadRecord.targets. */
  target: number[]
  sentMs: number[]
  /** -1: never answered. */
  answeredMs: number[]
  /** 0: error or time-out. */
  status: number[]
}

/** Requests of one target that were only counted: those that no stall was near, and, where too many were, every so many of the
 *  rest. A run of up to 100 000 requests has all of them listed (SentRecord) and none of these. */
export interface SentSummaryRecord {
  type: 'sent-summary'
  /** Index into LoadRecord.targets. */
  target: number
  /** Requests without an answer included. */
  requests: number
  answered: number
  /** Were near a stall: what they waited for is not known. */
  nearStalls: number
  /** Longest wait for an answer; 0 where there was none. */
  maxMs: number
  /** Waits of the answered ones: bucket i counts those over growth^(i-1) and up to growth^i ms. */
  growth: number
  buckets: [index: number, count: number][]
  /** For the canary: the longest wait of those sent in each second since LoadRecord.startMs; null where there was none. */
  maxMsBySecond?: (number | null)[]
}

/** Where a running position stands in the source, resolved from source maps when the run ended. */
export interface SourceRecord {
  type: 'source'
  /** `file:line:column` of the running code */
  at: string
  /** Absolute path, `/`-separated. */
  file: string
  line: number
  column: number
  /** The source's name for the function, where the running code calls it otherwise (a minifier's bundle). */
  function?: string
  /** The line of code, trimmed. */
  code?: string
  /** How the function is declared, on one line; undefined in libraries, and where it was not found. */
  signature?: string
  /** The code round the line; undefined in libraries, and in recordings of old. */
  excerpt?: CodeExcerpt
  /** The regular expression that is applied at the position. */
  pattern?: PatternRef
  /** `name@version` of the package that the file belongs to, when it is not the user's own. */
  package?: string
  /** The line before, where an operator stands there and none before this position. */
  operator?: OperatorRef
}
