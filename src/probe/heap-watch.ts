import type { Journal } from './journal.ts'
import { gauge, type SharedState } from './shared-state.ts'

/** Writes down that V8's heap is nearly full, at once: a process that runs out of memory has no last word. */
export interface HeapWatch {
  /** To be called at every poll.
   *  @param isOverdue the loop is late: only then can the heap grow from empty to full between two looks */
  poll(nowMs: number, isOverdue: boolean): void
}

/** Share of the heap's limit from which it is nearly full. */
const nearShare = 0.8
/** A heap that stays nearly full is written this often, ms. */
const writePauseMs = 1000
/** The process's memory is read this often while its loop is late, ms. */
const readPauseMs = 10

/** @param limitBytes undefined: not known, nothing is written */
export function createHeapWatch(options: {
  name: string
  state: SharedState
  limitBytes: number | undefined
  journal: Pick<Journal, 'write' | 'flush'>
  /** Memory of the whole process. */
  rssBytes?: () => number
}): HeapWatch {
  const { name, state, limitBytes, journal, rssBytes = process.memoryUsage.rss } = options
  const firstRssBytes = rssBytes()
  let readMs = 0
  let grownBytes = 0
  let writtenMs = Number.NEGATIVE_INFINITY
  let writtenBytes = 0

  /** What the main thread told in its last stack; what the process has grown by since, where that is more. */
  function usedBytes(nowMs: number, isOverdue: boolean): number {
    if (isOverdue && nowMs - readMs > readPauseMs) {
      readMs = nowMs
      grownBytes = rssBytes() - firstRssBytes
    }
    return Math.max(state.gauges[gauge.heapUsedBytes] ?? 0, isOverdue ? grownBytes : 0)
  }

  return {
    poll(nowMs, isOverdue) {
      if (limitBytes === undefined) return
      const bytes = usedBytes(nowMs, isOverdue)
      if (bytes < nearShare * limitBytes || bytes === writtenBytes || nowMs - writtenMs < writePauseMs) return
      writtenMs = nowMs
      writtenBytes = bytes
      journal.write({ type: 'heap', process: name, atMs: nowMs, usedBytes: bytes, limitBytes })
      journal.flush()
    },
  }
}
