import type { GcRecord } from '../model.ts'
import { lowerBound } from './lower-bound.ts'

/** The garbage collections of a process, to be asked for stretches of time. */
export interface GcTimes {
  /** Earliest first. */
  pauses(fromMs: number, toMs: number): GcRecord[]
  /** What of the time they took, ms. */
  sumMs(fromMs: number, toMs: number): number
}

/** @param gc in any order; they do not overlap */
export function createGcTimes(gc: readonly GcRecord[]): GcTimes {
  const ordered = [...gc].sort((a, b) => a.startMs - b.startMs)

  function pauses(fromMs: number, toMs: number): GcRecord[] {
    const inside: GcRecord[] = []
    const first = lowerBound(ordered.length, (index) => endOf(ordered[index]) <= fromMs)
    for (let index = first; index < ordered.length; index++) {
      const pause = ordered[index]
      if (pause === undefined || pause.startMs >= toMs) break
      inside.push(pause)
    }
    return inside
  }

  return {
    pauses,
    sumMs: (fromMs, toMs) =>
      pauses(fromMs, toMs).reduce(
        (sumMs, pause) => sumMs + Math.min(toMs, endOf(pause)) - Math.max(fromMs, pause.startMs),
        0,
      ),
  }
}

function endOf(pause: GcRecord | undefined): number {
  return pause === undefined ? 0 : pause.startMs + pause.durationMs
}
