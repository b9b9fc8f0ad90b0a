import { constants, PerformanceObserver } from 'node:perf_hooks'
import { eventKind, type SharedState, writeEvent } from './shared-state.ts'

/** Puts every garbage collection's start, length and kind into the ring.
 *  @param toAtMs turns performance.now() readings into the recording's clock */
export function watchGc(state: SharedState, toAtMs: (nowMs: number) => number): void {
  const observer = new PerformanceObserver((list) => {
    try {
      for (const entry of list.getEntries()) {
        const { kind } = (entry as unknown as { detail?: { kind?: number } }).detail ?? {}
        const startMs = toAtMs(entry.startTime)
        writeEvent(state, eventKind.gc, startMs, startMs + entry.duration, kind ?? 0, 0, 0)
      }
    } catch {
      // Built-ins that the program has replaced: these pauses are lost.
    }
  })
  observer.observe({ entryTypes: ['gc'] })
}

export function gcKindName(kind: number): 'minor' | 'major' | 'incremental' | 'weakcb' | 'unknown' {
  if (kind === constants.NODE_PERFORMANCE_GC_MINOR) return 'minor'
  if (kind === constants.NODE_PERFORMANCE_GC_MAJOR) return 'major'
  if (kind === constants.NODE_PERFORMANCE_GC_INCREMENTAL) return 'incremental'
  if (kind === constants.NODE_PERFORMANCE_GC_WEAKCB) return 'weakcb'
  return 'unknown'
}
