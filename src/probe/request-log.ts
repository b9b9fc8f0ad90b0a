import type { RequestRecord, SecondRecord } from '../model.ts'
import { toHundredths } from './round.ts'

/** Counts answered requests by second and route; keeps those near a stall one by one. */
export interface RequestLog {
  /** @param status 0: the client hung up, which is no answer to count */
  answered(id: number, startMs: number, endMs: number, route: number, status: number): void
  stalled(startMs: number, endMs: number): void
  /** Figures since the last call. */
  takeSecond(): SecondRecord['routes']
  /** Requests that were counted but not kept, since the last call. */
  takeDropped(): number
}

/** A request that starts this soon after a stall had probably been waiting in its socket. */
const afterglowMs = 50
const recentStalls = 64
const keptPerSecond = 500

export function createRequestLog(keep: (record: Omit<RequestRecord, 'type' | 'process'>) => void): RequestLog {
  const stalls: { startMs: number; endMs: number }[] = []
  let lastEndMs = Number.NEGATIVE_INFINITY
  let routes: SecondRecord['routes'] = []
  /** By route. */
  let figuresOf: ([number, number, number, number] | undefined)[] = []
  let kept = 0
  let dropped = 0

  function isNearStall(startMs: number, endMs: number): boolean {
    // Nearly every request of a healthy server ends here.
    if (startMs > lastEndMs + afterglowMs) return false
    return stalls.some((stall) => startMs <= stall.endMs + afterglowMs && endMs >= stall.startMs)
  }

  function firstOf(route: number): [number, number, number, number] {
    const figures: [number, number, number, number] = [route, 0, 0, 0]
    figuresOf[route] = figures
    routes.push(figures)
    return figures
  }

  function count(route: number, durationMs: number): void {
    const figures = figuresOf[route] ?? firstOf(route)
    figures[1]++
    figures[2] += durationMs
    if (durationMs > figures[3]) figures[3] = durationMs
  }

  return {
    answered(id, startMs, endMs, route, status) {
      if (status > 0) count(route, endMs - startMs)
      if (!isNearStall(startMs, endMs)) return
      if (kept++ < keptPerSecond) keep({ id, route, startMs, endMs, status })
      else dropped++
    },
    stalled(startMs, endMs) {
      stalls.push({ startMs, endMs })
      lastEndMs = Math.max(lastEndMs, endMs)
      if (stalls.length > recentStalls) stalls.shift()
    },
    takeSecond() {
      const taken = routes.map(([route, answered, sumMs, longestMs]): (typeof routes)[number] => [
        ...([route, answered, toHundredths(sumMs), toHundredths(longestMs)] as const),
      ])
      routes = []
      figuresOf = []
      kept = 0
      return taken
    },
    takeDropped() {
      const taken = dropped
      dropped = 0
      return taken
    },
  }
}
