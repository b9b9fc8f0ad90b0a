import type { ListedStall, Report, Series } from '../model.ts'

/** The run's time in equal parts. */
export interface StallStrip {
  /** ms of each part. */
  slotMs: number
  /** Of the whole run; the last part may reach beyond it. */
  durationMs: number
  /** Blocked time in each part, ms. */
  blockedMs: number[]
}

/** What a strip is made of. */
export interface StripRun {
  durationMs: number
  /** Of the whole run, listed or not. */
  stallCount: number
  /** One row each second or, of a long run, each few, with the blocked time of a second in it. */
  series: Pick<Series, 'atS' | 'blockedMs'>
  stalls: readonly ListedStall[]
}

/** How much of each part of the run was blocked.
 *  @param maxSlots at most so many parts; each takes a round time
 *  @returns undefined when nothing stalled, or when it is not known when */
export function stallStrip(
  { totals, series, stalls }: Pick<Report, 'totals' | 'series' | 'stalls'>,
  maxSlots: number,
): StallStrip | undefined {
  return stallStrips([{ durationMs: totals.durationMs, stallCount: totals.stalls, series, stalls }], maxSlots)?.[0]
}

/** Several runs on one scale.
 *  @returns a strip each; undefined when nothing stalled in any, or when it is not known when */
export function stallStrips(runs: readonly StripRun[], maxSlots: number): StallStrip[] | undefined {
  const longestMs = Math.max(0, ...runs.map(({ durationMs }) => durationMs))
  if (runs.every(({ stallCount }) => stallCount === 0) || !(longestMs > 0)) return undefined
  // Of very many stalls only the longest are listed; the seconds know of all.
  const areListed = runs.every((run) => countingStalls(run).length >= run.stallCount)
  if (!areListed && runs.some(({ stallCount, series }) => stallCount > 0 && series.atS.length === 0)) return undefined
  const slotMs = roundSlot(longestMs / maxSlots, areListed ? 1 : 1000)
  return runs.map((run) => {
    const spans = areListed
      ? countingStalls(run).map(({ startMs, durationMs }) => ({ startMs, durationMs, blockedMs: durationMs }))
      : rowSpans(run)
    const blockedMs = Array.from({ length: slotCount(run.durationMs, slotMs) }, () => 0)
    for (const span of spans) spread(span, slotMs, blockedMs)
    return { slotMs, durationMs: run.durationMs, blockedMs }
  })
}

/** ms of one part: the last one is as long as what is left of the run. */
export function lengthOfSlot({ slotMs, durationMs, blockedMs }: StallStrip, index: number): number {
  return index === blockedMs.length - 1 ? durationMs - index * slotMs : slotMs
}

/** Of a part: a run that stops a moment after the round time has no part for that moment alone. */
const leastSlot = 0.1

function slotCount(durationMs: number, slotMs: number): number {
  return Math.max(1, Math.ceil(durationMs / slotMs - leastSlot))
}

function countingStalls({ stalls }: StripRun): ListedStall[] {
  return stalls.filter(({ reason }) => reason === undefined)
}

interface Span {
  startMs: number
  durationMs: number
  /** Spread evenly over it. */
  blockedMs: number
}

function rowSpans({ series, durationMs: runMs }: StripRun): Span[] {
  const { atS, blockedMs } = series
  const rowMs = (usualRowSeconds(atS) || 1) * 1000
  return atS.map((fromS, index) => {
    const startMs = fromS * 1000
    const endMs = atS[index + 1] === undefined ? Math.min(runMs, startMs + rowMs) : (atS[index + 1] ?? 0) * 1000
    const durationMs = Math.max(1, endMs - startMs)
    // Folded rows hold the mean of their seconds. A single row may be longer than the others: its beat came late.
    const folded = Math.max(1, Math.round(rowMs / 1000))
    return { startMs, durationMs, blockedMs: Math.min(durationMs, (blockedMs[index] ?? 0) * folded) }
  })
}

/** The median. */
function usualRowSeconds(atS: readonly number[]): number {
  const seconds = atS.slice(1).map((toS, index) => toS - (atS[index] ?? 0))
  return seconds.sort((one, other) => one - other)[Math.floor(seconds.length / 2)] ?? 0
}

function spread({ startMs, durationMs, blockedMs }: Span, slotMs: number, slots: number[]): void {
  const endMs = startMs + durationMs
  const last = slots.length - 1
  for (
    let slot = Math.max(0, Math.min(last, Math.floor(startMs / slotMs)));
    slot <= last && slot * slotMs < endMs;
    slot++
  ) {
    const slotEndMs = slot === last ? Number.POSITIVE_INFINITY : (slot + 1) * slotMs
    const insideMs = Math.min(endMs, slotEndMs) - Math.max(startMs, slot * slotMs)
    slots[slot] = (slots[slot] ?? 0) + (blockedMs * Math.max(0, insideMs)) / durationMs
  }
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const roundTimesMs = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000],
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * minuteMs),
  ...[1, 2, 3, 6, 12, 24].map((hours) => hours * hourMs),
]

/** The next round time, so that the scale can be said in words. */
function roundSlot(leastMs: number, shortestMs: number): number {
  const wantedMs = Math.max(leastMs, shortestMs)
  return roundTimesMs.find((ms) => ms >= wantedMs) ?? Math.ceil(wantedMs / hourMs) * hourMs
}
