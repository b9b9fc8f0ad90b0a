import { readFileSync } from 'node:fs'
import type { Steps } from './phases/steps.ts'

/** The parts of the work, in their order. */
export const phases = ['read', 'parse', 'infer', 'correlation', 'merge', 'statistics'] as const
export type Phase = (typeof phases)[number]

/** What one thread, or the engine with all of its threads, took for one phase. */
export interface PhaseTiming {
  phase: Phase
  wallMs: number
  cpuMs: number
  /** Ready to go on, but without a core; 0 where the system does not tell. */
  queueMs: number
}

/** What an analysis cost, beside its answer. */
export interface WorkCost {
  /** One list for each piece of work that was done by itself. */
  pieces: PhaseTiming[][]
  /** Serialised or cloned on their way between threads and processes, every time they were. */
  copiedBytes: number
  /** Handed from thread to thread as they are. */
  transferredBytes: number
  /** Waited for the one who was writing, by all writers together. */
  lockWaitMs: number
}

/** Measures phases. */
export interface PhaseClock {
  readonly timings: PhaseTiming[]
  /** @param work done in one go */
  measure<Result>(phase: Phase, work: () => Result): Result
  measureAsync<Result>(phase: Phase, work: () => Promise<Result>): Promise<Result>
  measureSteps<Result>(phase: Phase, steps: Steps<Result>): Steps<Result>
}

/** A clock for one piece of work.
 *  @param readCpu of whoever does the work; default: this thread
 */
export function startClock(readCpu: () => CpuTime = readThreadCpu): PhaseClock {
  const timings: PhaseTiming[] = []
  const begin = (phase: Phase) => {
    const startMs = performance.now()
    const start = readCpu()
    return () => {
      const end = readCpu()
      const [cpuMs, queueMs] = [end.cpuMs - start.cpuMs, end.queueMs - start.queueMs]
      timings.push({ phase, wallMs: performance.now() - startMs, cpuMs, queueMs })
    }
  }
  return {
    timings,
    measure(phase, work) {
      const end = begin(phase)
      const result = work()
      end()
      return result
    },
    async measureAsync(phase, work) {
      const end = begin(phase)
      const result = await work()
      end()
      return result
    },
    *measureSteps(phase, steps) {
      const end = begin(phase)
      const result = yield* steps
      end()
      return result
    },
  }
}

interface CpuTime {
  cpuMs: number
  queueMs: number
}

/** Source: proc_pid_schedstat(5), the first two fields, ns. Off Linux: the whole process. */
function readThreadCpu(): CpuTime {
  if (process.platform !== 'linux') return readProcessCpu()
  const [cpuNs, queueNs] = readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')
  return { cpuMs: Number(cpuNs) / 1e6, queueMs: Number(queueNs) / 1e6 }
}

/** Of all threads of this process. */
export function readProcessCpu(): CpuTime {
  const { user, system } = process.cpuUsage()
  return { cpuMs: (user + system) / 1_000, queueMs: 0 }
}
