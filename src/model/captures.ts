/** Captures for profilers: what a report does not keep. */

import type { Frame } from './blocker.ts'

/** What ran in the stalls of one process, by the stacks that were taken in them. */
export interface CaptureProfile {
  /** `main process (pid 4321)` */
  name: string
  /** It is the process that the report's totals are of. */
  isReported: boolean
  /** What was judged; ms, as the recording counts. */
  startMs: number
  endMs: number
  /** Every stack once, outermost frame first; never empty. */
  stacks: Frame[][]
  /** In order of time, never overlapping: each stack stands for as long as it explains of its stall. */
  pieces: CapturePiece[]
  /** Stalls that are not among the pieces: the shorter ones of very many. */
  stallsLeftOut: number
}

export interface CapturePiece {
  startMs: number
  durationMs: number
  /** Index into CaptureProfile.stacks. */
  stack: number
}
