/** The words of loopcheck as types. Imports nothing. Units are in the names: Ms is milliseconds, share is 0–1.
 *  `atMs` and `startMs` count from the recording's start on the machine's monotonic clock, one clock for all processes.
 */

export type * from './model/blocker.ts'
export type * from './model/captures.ts'
export type * from './model/code.ts'
export type * from './model/comparison.ts'
export type * from './model/kinds.ts'
export type * from './model/probe-records.ts'
export type * from './model/processes.ts'
export type * from './model/recording.ts'
export type * from './model/report.ts'
export type * from './model/run-records.ts'
export type * from './model/stacks.ts'
export type * from './model/totals.ts'
