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
  /** Where the last search ended. Stalls are asked for in order of time, and most have the same pause ahead as the one before. */
  let first = 0

  /** The first pause that ends after a moment. */
  function firstAfter(atMs: number): number {
    const isStill = (first === 0 || endOf(ordered[first - 1]) <= atMs) && endOf(ordered[first]) > atMs
    if (!isStill) first = lowerBound(ordered.length, (index) => endOf(ordered[index]) <= atMs)
    return first
  }

  function pauses(fromMs: number, toMs: number): GcRecord[] {
    const inside: GcRecord[] = []
    for (let index = firstAfter(fromMs); index < ordered.length; index++) {
      const pause = ordered[index]
      if (pause === undefined || pause.startMs >= toMs) break
      inside.push(pause)
    }
    return inside
  }

  return {
    pauses,
    sumMs(fromMs, toMs) {
      let sumMs = 0
      for (let index = firstAfter(fromMs); index < ordered.length; index++) {
        const pause = ordered[index]
        if (pause === undefined || pause.startMs >= toMs) break
        sumMs += Math.min(toMs, endOf(pause)) - Math.max(fromMs, pause.startMs)
      }
      return sumMs
    },
  }
}

function endOf(pause: GcRecord | undefined): number {
  return pause === undefined ? Number.POSITIVE_INFINITY : pause.startMs + pause.durationMs
}
