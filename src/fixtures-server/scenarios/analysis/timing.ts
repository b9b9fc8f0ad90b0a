import { readFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'
import type { Steps } from './phases/steps.ts'

/** The parts of the work, in their order. */
export const phases = ['read', 'parse', 'infer', 'correlation', 'merge', 'statistics'] as const
export type Phase = (typeof phases)[number]

/** What one thread or process, or the engine with all of its threads, took for one phase. */
export interface PhaseTiming {
  phase: Phase
  wallMs: number
  /** Of the thread in a worker thread; of the whole process elsewhere. */
  cpuMs: number
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

/** A clock for one piece of work. */
export function startClock(): PhaseClock {
  const timings: PhaseTiming[] = []
  const begin = (phase: Phase) => {
    const start = { wallMs: performance.now(), cpuMs: readCpuMs() }
    return () => timings.push({ phase, wallMs: performance.now() - start.wallMs, cpuMs: readCpuMs() - start.cpuMs })
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

/** Of this thread where the system tells it (Linux, proc(5): schedstat's first field, ns), else of the process. */
function readCpuMs(): number {
  if (!isMainThread && process.platform === 'linux')
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6
  const { user, system } = process.cpuUsage()
  return (user + system) / 1_000
}
