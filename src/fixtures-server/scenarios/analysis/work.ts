import { deserialize, serialize } from 'node:v8'
import { conclude } from './conclude.ts'
import type { Analysis } from './describe.ts'
import { analyseLines, type Part } from './part.ts'
import { type ByteRange, readRange } from './phases/read.ts'
import { runAtOnce } from './phases/steps.ts'
import { type PhaseTiming, startClock } from './timing.ts'
import { logWork } from './work-log.ts'

/** What a worker is asked to do, in whatever thread or process it lives: to read some rows, or to conclude from all
 *  parts. */
export type Task =
  | { kind: 'part'; path: string; range: ByteRange; names: string[]; logPath: string }
  | { kind: 'conclude'; parts: Uint8Array[] }

/** What comes back: a part as bytes, so that who passes it on need not take it apart. */
export type Outcome =
  | { kind: 'part'; part: Uint8Array; timings: PhaseTiming[]; lockWaitMs: number }
  | { kind: 'conclude'; analysis: Analysis; timings: PhaseTiming[] }

export type PartOutcome = Extract<Outcome, { kind: 'part' }>
export type ConcludeOutcome = Extract<Outcome, { kind: 'conclude' }>

/** Does a task, and blocks the thread for as long as it takes: for threads and processes that do nothing else.
 *  @throws CsvError; what node:fs throws
 */
export function doTask(task: Extract<Task, { kind: 'part' }>): Promise<PartOutcome>
export function doTask(task: Extract<Task, { kind: 'conclude' }>): Promise<ConcludeOutcome>
export function doTask(task: Task): Promise<Outcome>
export async function doTask(task: Task): Promise<Outcome> {
  const clock = startClock()
  if (task.kind === 'conclude') {
    const parts = clock.measure('merge', () => task.parts.map((part) => deserialize(part) as Part))
    const analysis = runAtOnce(conclude(parts, clock))
    return { kind: 'conclude', analysis, timings: clock.timings }
  }
  const lines = clock.measure('read', () => readRange(task.path, task.range))
  const part = runAtOnce(analyseLines(lines, task.names, clock))
  const bytes = clock.measure('merge', () => serialize(part))
  const lockWaitMs = await logWork(task.logPath, clock.timings)
  return { kind: 'part', part: bytes, timings: clock.timings, lockWaitMs }
}
