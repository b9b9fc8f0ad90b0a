import type { ScenarioComparison, Strategy } from '../model.ts'
import { type StallStrip, type StripRun, stallStrips } from './stall-strip.ts'

/** A side of a comparison, with the strip of its run that is shown: the one with the longest stall. */
export interface SideStrip {
  strategy: Strategy
  strip: StallStrip
}

/** When each side was blocked, on one scale.
 *  @param maxSlots at most so many parts
 *  @returns [] when nothing stalled on either side, and where a comparison of old kept no runs */
export function stripPair({ strategies }: ScenarioComparison, maxSlots: number): SideStrip[] {
  const sides = strategies.flatMap((strategy) => {
    const run = strategy.role === 'other' ? undefined : runOf(strategy)
    return run === undefined ? [] : [{ strategy, run }]
  })
  if (sides.length < 2) return []
  const strips = stallStrips(
    sides.map(({ run }) => run),
    maxSlots,
  )
  return sides.flatMap(({ strategy }, index) => {
    const strip = strips?.[index]
    return strip === undefined ? [] : [{ strategy, strip }]
  })
}

function runOf({ timeline }: Strategy): StripRun | undefined {
  if (timeline === undefined) return undefined
  const { durationMs, series, stalls, stallHistogram } = timeline
  const listed = stalls.filter(({ reason }) => reason === undefined).length
  const stallCount = stallHistogram?.reduce((sum, bucket) => sum + bucket.stalls, 0) ?? listed
  return { durationMs, stallCount, series, stalls }
}
