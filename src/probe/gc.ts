import { constants, PerformanceObserver } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { GcRecord } from '../model.ts'
import { eventKind, type SharedState, writeEvent } from './shared-state.ts'

/** Of a shorter pause nobody asks what it left, ms. */
const longPauseMs = 10
/** The event's one number for both: the flags are below 128, the kinds below 32. */
const flagShift = 32

/** Puts every garbage collection's start, length, kind and reason into the ring, and what a long one left of the heap.
 *  @param toAtMs turns performance.now() readings into the recording's clock */
export function watchGc(state: SharedState, toAtMs: (nowMs: number) => number): void {
  const observer = new PerformanceObserver((list) => {
    try {
      for (const entry of list.getEntries()) {
        const { kind = 0, flags = 0 } =
          (entry as unknown as { detail?: { kind?: number; flags?: number } }).detail ?? {}
        const heapBytes = entry.duration >= longPauseMs ? getHeapStatistics().used_heap_size : 0
        const startMs = toAtMs(entry.startTime)
        writeEvent(state, eventKind.gc, startMs, startMs + entry.duration, flags * flagShift + kind, heapBytes, 0)
      }
    } catch {
      // Built-ins that the program has replaced: these pauses are lost.
    }
  })
  observer.observe({ entryTypes: ['gc'] })
}

/** What the numbers of an event say. */
export function gcFacts(code: number, heapBytes: number): Pick<GcRecord, 'kind' | 'reason' | 'heapAfterBytes'> {
  const reason = reasonOf(Math.floor(code / flagShift))
  return {
    kind: kindName(code % flagShift),
    ...(reason === undefined ? {} : { reason }),
    ...(heapBytes > 0 ? { heapAfterBytes: heapBytes } : {}),
  }
}

/** https://nodejs.org/api/perf_hooks.html#garbage-collection-gc-details */
function reasonOf(flags: number): GcRecord['reason'] {
  if (flags & constants.NODE_PERFORMANCE_GC_FLAGS_FORCED) return 'forced'
  if (flags & constants.NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY) return 'external memory'
  return flags & constants.NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE ? 'last resort' : undefined
}

function kindName(kind: number): GcRecord['kind'] {
  if (kind === constants.NODE_PERFORMANCE_GC_MINOR) return 'minor'
  if (kind === constants.NODE_PERFORMANCE_GC_MAJOR) return 'major'
  if (kind === constants.NODE_PERFORMANCE_GC_INCREMENTAL) return 'incremental'
  if (kind === constants.NODE_PERFORMANCE_GC_WEAKCB) return 'weakcb'
  return 'unknown'
}
