import type { Histogram } from 'node:perf_hooks'

/** What a worker thread of the program hands to the watchdog of its process. */
export interface ThreadHello {
  /** Counts the beats of the thread's loop. */
  heartbeat: Histogram
  /** Its resolution. */
  heartbeatMs: number
  /** [1 once the thread has run its exit handlers, its exit code, its CPU time in ms, its time in the run queue in ms] */
  ending: Float64Array
  /** The system's number of the thread; undefined where it tells none. */
  systemThread?: number
  /** process.argv[1]; undefined in its first words: Node.js fills it in after the preloaded modules. */
  entry?: string
  execArgv: string[]
}

/** Both ends open a BroadcastChannel of this name: only the thread and the watchdog of its process know it. */
export function threadChannel(threadId: number): string {
  return `loopcheck.thread.${threadId}`
}

/** The watchdog's question: a thread that spoke too early for it, or too early to know its file, speaks again. */
export const whoAreYou = 'who are you'
