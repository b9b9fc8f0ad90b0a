import type { Report } from '../model.ts'

/** The run's time in equal parts. */
export interface StallStrip {
  /** ms of each part. */
  slotMs: number
  /** Of the whole run; the last part may reach beyond it. */
  durationMs: number
  /** Blocked time in each part, ms. */
  blockedMs: number[]
}

/** How much of each part of the run was blocked.
 *  @param maxSlots at most so many parts; each takes a round time
 *  @returns undefined when nothing stalled, or when it is not known when */
export function stallStrip(
  { totals, series, stalls }: Pick<Report, 'totals' | 'series' | 'stalls'>,
  maxSlots: number,
): StallStrip | undefined {
  if (totals.stalls === 0 || !(totals.durationMs > 0)) return undefined
  const listed = stalls.filter(({ reason }) => reason === undefined)
  // Of very many stalls only the longest are listed; the seconds know of all.
  const isListed = listed.length >= totals.stalls
  if (!isListed && series.atS.length === 0) return undefined
  const spans = isListed
    ? listed.map(({ startMs, durationMs }) => ({ startMs, durationMs, blockedMs: durationMs }))
    : series.atS.map((atS, index) => secondSpan(series, atS, index))
  const slotMs = roundSlot(totals.durationMs / maxSlots, isListed ? 1 : 1000)
  const blockedMs = Array.from({ length: Math.ceil(totals.durationMs / slotMs) }, () => 0)
  for (const span of spans) spread(span, slotMs, blockedMs)
  return { slotMs, durationMs: totals.durationMs, blockedMs }
}

interface Span {
  startMs: number
  durationMs: number
  /** Spread evenly over it. */
  blockedMs: number
}

function secondSpan({ atS, blockedMs }: Report['series'], fromS: number, index: number): Span {
  const toS = atS[index + 1] ?? fromS + 1
  return { startMs: fromS * 1000, durationMs: Math.max(1, (toS - fromS) * 1000), blockedMs: blockedMs[index] ?? 0 }
}

function spread({ startMs, durationMs, blockedMs }: Span, slotMs: number, slots: number[]): void {
  const endMs = startMs + durationMs
  for (let slot = Math.max(0, Math.floor(startMs / slotMs)); slot < slots.length && slot * slotMs < endMs; slot++) {
    const insideMs = Math.min(endMs, (slot + 1) * slotMs) - Math.max(startMs, slot * slotMs)
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
