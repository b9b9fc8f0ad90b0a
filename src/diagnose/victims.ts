import type { StallExample, Victims } from '../model.ts'
import { lowerBound } from './lower-bound.ts'
import type { OwnRequests } from './own-requests.ts'
import { goneMs, type RequestColumns } from './request-columns.ts'
import type { StallTimeline } from './stall-timeline.ts'

/** Who waited behind one blocker. */
export interface BlockerVictims {
  victims: Omit<Victims, 'measuredAt'>
  /** The stall with most victims; undefined when nobody waited. */
  example?: Omit<StallExample, 'route'>
}

/** Charges every request that waited to the blockers that it really waited behind, each for the time that they overlap: over
 *  several stalls, and over the parts of one. A request waits for a stall that it was sent before the end of and answered after
 *  the end of; what it ran itself is not waiting. Once through the requests and the stalls: O((r + s) log s).
 *  @param facts.blockerOf index of the blocker by sum of parts
 *  @returns one entry for each blocker; a request counts once in each that it waited behind */
export function findVictims(facts: {
  timeline: StallTimeline
  requests: RequestColumns
  own: OwnRequests
  blockers: number
  blockerOf: (sum: number) => number
}): BlockerVictims[] {
  const { timeline, requests, own, blockers } = facts
  const sums = Array.from({ length: blockers }, emptySum)
  const waiting = new Uint32Array(timeline.length)
  // One for all requests: a map for each of a million is much to clear away.
  const waits = new Map<number, number>()
  for (let row = 0; row < requests.length; row++) {
    waits.clear()
    for (const stall of stallsBehind(timeline, requests, row)) {
      const shares = waitsBehind(timeline, requests, own, row, stall)
      if (shares.length > 0) waiting[stall] = (waiting[stall] ?? 0) + 1
      for (const { sum, waitMs } of shares) {
        const blocker = facts.blockerOf(sum)
        waits.set(blocker, (waits.get(blocker) ?? 0) + waitMs)
      }
    }
    for (const [blocker, waitMs] of waits) addWait(sums[blocker], requests.route[row] ?? 0, waitMs)
  }
  const examples = examplesOf(facts, waiting)
  return sums.map((sum, blocker): BlockerVictims => {
    const example = examples.get(blocker)
    return { victims: toVictims(sum, requests.routes), ...(example === undefined ? {} : { example }) }
  })
}

/** The stalls that a request waited for, at least in part. */
function* stallsBehind(timeline: StallTimeline, requests: RequestColumns, row: number): Generator<number> {
  const untilMs = goneMs(requests, row)
  const first = timeline.firstAfter(requests.sentMs[row] ?? 0)
  for (let stall = first; stall < timeline.length && timeline.startMs(stall) < untilMs; stall++) {
    // An answer during a stall was on its way before it.
    if (untilMs >= timeline.turnedMs(stall)) yield stall
  }
}

function waitsBehind(
  timeline: StallTimeline,
  requests: RequestColumns,
  own: OwnRequests,
  row: number,
  stall: number,
): { sum: number; waitMs: number }[] {
  const sentMs = requests.sentMs[row] ?? 0
  // Stalls do not overlap; should two records do, the later one counts from where the other ends.
  const fromMs = stall > 0 ? Math.max(sentMs, timeline.endMs(stall - 1)) : sentMs
  const untilMs = goneMs(requests, row)
  return timeline.pieces(stall).flatMap((piece) => {
    const waitMs = Math.min(untilMs, piece.toMs) - Math.max(fromMs, piece.fromMs)
    return waitMs > 0 && !own.isOwn(row, stall, piece.request) ? [{ sum: piece.sum, waitMs }] : []
  })
}

interface VictimSum {
  requests: number
  delayMs: number
  maxDelayMs: number
  /** By route index. */
  routes: Map<number, { requests: number; delayMs: number }>
}

function emptySum(): VictimSum {
  return { requests: 0, delayMs: 0, maxDelayMs: 0, routes: new Map() }
}

function addWait(sum: VictimSum | undefined, route: number, waitMs: number): void {
  if (sum === undefined) return
  sum.requests++
  sum.delayMs += waitMs
  sum.maxDelayMs = Math.max(sum.maxDelayMs, waitMs)
  const ofRoute = sum.routes.get(route) ?? { requests: 0, delayMs: 0 }
  ofRoute.requests++
  ofRoute.delayMs += waitMs
  sum.routes.set(route, ofRoute)
}

function toVictims({ routes, ...sum }: VictimSum, names: readonly string[]): BlockerVictims['victims'] {
  const byName = new Map<string, { route: string; requests: number; delayMs: number }>()
  for (const [index, { requests, delayMs }] of routes) {
    const route = names[index] ?? 'unknown'
    const known = byName.get(route) ?? { route, requests: 0, delayMs: 0 }
    byName.set(route, { route, requests: known.requests + requests, delayMs: known.delayMs + delayMs })
  }
  return { ...sum, routes: [...byName.values()].sort((a, b) => b.delayMs - a.delayMs) }
}

const shownVictims = 8
/** Requests looked at for an example: a stall's victims were sent shortly before its end. */
const searchedRows = 20_000

/** For each blocker the stall with most victims, ms from its start; a stall belongs to its longest part.
 *  @param waiting requests by stall */
function examplesOf(facts: Parameters<typeof findVictims>[0], waiting: Uint32Array): Map<number, Example> {
  const { timeline } = facts
  const most = new Map<number, number>()
  for (let stall = 0; stall < waiting.length; stall++) {
    const count = waiting[stall] ?? 0
    if (count === 0) continue
    const longest = timeline.pieces(stall).reduce((a, b) => (b.toMs - b.fromMs > a.toMs - a.fromMs ? b : a))
    const blocker = facts.blockerOf(longest.sum)
    const known = most.get(blocker)
    if (known === undefined || count > (waiting[known] ?? 0)) most.set(blocker, stall)
  }
  return new Map([...most].map(([blocker, stall]) => [blocker, exampleOf(facts, stall, waiting[stall] ?? 0)]))
}

type Example = NonNullable<BlockerVictims['example']>

function exampleOf(facts: Parameters<typeof findVictims>[0], stall: number, victimCount: number): Example {
  const { timeline, requests, own } = facts
  const startMs = timeline.startMs(stall)
  const rows: number[] = []
  const last = rowBefore(requests, timeline.endMs(stall))
  for (let row = last; row >= 0 && last - row < searchedRows && rows.length < victimCount; row--) {
    const isBehind = goneMs(requests, row) >= timeline.turnedMs(stall)
    if (isBehind && waitsBehind(timeline, requests, own, row, stall).length > 0) rows.push(row)
  }
  const answered = rows.reverse().filter((row) => Number.isFinite(requests.answeredMs[row]))
  const step = Math.max(1, Math.floor(answered.length / shownVictims))
  return {
    atMs: startMs,
    durationMs: timeline.endMs(stall) - startMs,
    victims: answered
      .filter((_, index) => index % step === 0)
      .slice(0, shownVictims)
      .map((row) => ({
        route: requests.routes[requests.route[row] ?? 0] ?? 'unknown',
        sentMs: (requests.sentMs[row] ?? 0) - startMs,
        answeredMs: (requests.answeredMs[row] ?? 0) - startMs,
        status: requests.status[row] ?? 0,
      })),
    victimCount,
  }
}

/** The last request that was sent before a moment; -1 when none. */
function rowBefore({ length, sentMs }: RequestColumns, atMs: number): number {
  return lowerBound(length, (row) => (sentMs[row] ?? 0) < atMs) - 1
}
