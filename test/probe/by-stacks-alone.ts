import { diagnose } from '../../src/diagnose/diagnose.ts'
import type { Report, StallRecord } from '../../src/model.ts'
import type { ProbedRun } from './run-program.ts'

/** The report as a machine without a scheduler's clocks would have given it: what the stacks say. With them the report rightly
 *  blames nobody for what a busy machine made long. */
export function byStacksAlone({ recording }: ProbedRun): Report {
  const processes = recording.processes.map((process) => ({
    ...process,
    stalls: Array.from(process.stalls, withoutClocks),
  }))
  return diagnose({ ...recording, processes }, 'test')
}

/** By name: a stall of a recording has no fields of its own to be spread. */
function withoutClocks(stall: StallRecord): StallRecord {
  const { process, id, startMs, durationMs, like, request, isOpen, isStartup } = stall
  return {
    ...{ type: 'stall', process, id, startMs, durationMs, watchdogGapMs: 0 },
    ...(like === undefined ? {} : { like }),
    ...(request === undefined ? {} : { request }),
    ...(isOpen === undefined ? {} : { isOpen }),
    ...(isStartup === undefined ? {} : { isStartup }),
  }
}
