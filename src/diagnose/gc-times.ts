import type { GcRecord } from '../model.ts'
import { lowerBound } from './lower-bound.ts'

/** @param pauses in any order; they do not overlap
 *  @returns the time of collections between two moments, ms */
export function createGcTimes(pauses: readonly GcRecord[]): (fromMs: number, toMs: number) => number {
  const ordered = [...pauses].sort((a, b) => a.startMs - b.startMs)
  return (fromMs, toMs) => {
    let sumMs = 0
    const first = lowerBound(ordered.length, (index) => endOf(ordered[index]) <= fromMs)
    for (let index = first; index < ordered.length; index++) {
      const pause = ordered[index]
      if (pause === undefined || pause.startMs >= toMs) break
      sumMs += Math.min(toMs, endOf(pause)) - Math.max(fromMs, pause.startMs)
    }
    return sumMs
  }
}

function endOf(pause: GcRecord | undefined): number {
  return pause === undefined ? 0 : pause.startMs + pause.durationMs
}
