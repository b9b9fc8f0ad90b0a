import type { RequestRecord, SecondRecord } from '../model.ts'

/** Counts requests by second and route; keeps those near a stall one by one. */
export interface RequestLog {
  start(id: number, atMs: number): void
  /** @param status 0: the client hung up, which is no answer to count */
  end(id: number, atMs: number, route: number, status: number): void
  stalled(startMs: number, endMs: number): void
  /** Figures since the last call. */
  takeSecond(): SecondRecord['routes']
  /** What has not been answered yet. */
  inFlight(): { id: number; startMs: number }[]
  /** Requests that were counted but not kept, since the last call. */
  takeDropped(): number
}

/** A request that starts this soon after a stall had probably been waiting in its socket. */
const afterglowMs = 50
const recentStalls = 64
const keptPerSecond = 500
/** Beyond this many open requests the oldest are forgotten. */
const maxStarted = 10_000

export function createRequestLog(keep: (record: Omit<RequestRecord, 'type' | 'process'>) => void): RequestLog {
  const started = new Map<number, number>()
  const stalls: { startMs: number; endMs: number }[] = []
  let routes = new Map<number, [number, number, number, number]>()
  let kept = 0
  let dropped = 0

  function isNearStall(startMs: number, endMs: number): boolean {
    return stalls.some((stall) => startMs <= stall.endMs + afterglowMs && endMs >= stall.startMs)
  }

  function countAnswer(route: number, durationMs: number): void {
    const figures = routes.get(route) ?? [route, 0, 0, 0]
    figures[1]++
    figures[2] += durationMs
    figures[3] = Math.max(figures[3], durationMs)
    routes.set(route, figures)
  }

  return {
    start(id, atMs) {
      started.set(id, atMs)
      if (started.size <= maxStarted) return
      const [oldest] = started.keys()
      if (oldest !== undefined) started.delete(oldest)
    },
    end(id, atMs, route, status) {
      const startMs = started.get(id)
      if (startMs === undefined) return
      started.delete(id)
      if (status > 0) countAnswer(route, atMs - startMs)
      if (!isNearStall(startMs, atMs)) return
      if (kept++ < keptPerSecond) keep({ id, route, startMs, endMs: atMs, status })
      else dropped++
    },
    stalled(startMs, endMs) {
      stalls.push({ startMs, endMs })
      if (stalls.length > recentStalls) stalls.shift()
    },
    takeSecond() {
      const taken = [...routes.values()]
      routes = new Map()
      kept = 0
      return taken
    },
    inFlight: () => [...started].map(([id, startMs]) => ({ id, startMs })),
    takeDropped() {
      const taken = dropped
      dropped = 0
      return taken
    },
  }
}
