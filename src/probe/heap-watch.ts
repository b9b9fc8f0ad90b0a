import type { Journal } from './journal.ts'
import { gauge, type SharedState } from './shared-state.ts'

/** Writes down that V8's heap is nearly full, at once: a process that runs out of memory has no last word. */
export interface HeapWatch {
  /** To be called at every poll. */
  poll(nowMs: number): void
}

/** Share of the heap's limit from which it is nearly full. */
const nearShare = 0.8
/** A heap that stays nearly full is written this often, ms. */
const pauseMs = 1000

/** @param limitBytes undefined: not known, nothing is written */
export function createHeapWatch(options: {
  name: string
  state: SharedState
  limitBytes: number | undefined
  journal: Journal
}): HeapWatch {
  const { name, state, limitBytes, journal } = options
  let writtenMs = Number.NEGATIVE_INFINITY
  let writtenBytes = 0
  return {
    poll(nowMs) {
      const usedBytes = state.gauges[gauge.heapUsedBytes] ?? 0
      if (limitBytes === undefined || usedBytes < nearShare * limitBytes || usedBytes === writtenBytes) return
      if (nowMs - writtenMs < pauseMs) return
      writtenMs = nowMs
      writtenBytes = usedBytes
      journal.write({ type: 'heap', process: name, atMs: nowMs, usedBytes, limitBytes })
      journal.flush()
    },
  }
}
