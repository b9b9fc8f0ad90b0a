import { type Lane, openLane } from './lane.ts'
import type { LoadRequest } from './load-request.ts'

/** The connections of a load: as many as are waiting for answers, reused while they are warm. */
export interface LanePool {
  /** @returns false when every lane is waiting and no more may be opened: nothing was sent */
  send(target: number): boolean
  /** Requests that wait for an answer. */
  inFlight(): number
  /** Most lanes that were open at once. */
  mostOpen(): number
  /** Gives up on what is in flight, without reporting it as lost. */
  close(): Promise<void>
}

interface PoolOptions {
  requests: readonly LoadRequest[]
  maxLanes: number
  timeoutMs: number
  clock: () => number
  /** Called as the request is written.
   *  @returns the row that the outcome is reported for
   */
  onSent: (target: number) => number
  onAnswered: (row: number, status: number) => void
  onLost: (row: number) => void
}

/** A free lane older than this is not used again. Node's servers close a connection after 5 s without a request
 *  (server.keepAliveTimeout), and one that wakes from a stall closes it before it reads what came in meanwhile.
 */
const maxIdleMs = 1_000

/** Opens no connection before the first request. */
export function openLanePool(options: PoolOptions): LanePool {
  /** By origin; the lane that was used last is taken first, so that the rest may cool down. */
  const freeLanes = new Map<string, { lane: Lane; sinceMs: number }[]>()
  const open = new Set<Lane>()
  const letGo: Promise<unknown>[] = []
  let inFlight = 0
  let mostOpen = 0

  const freeOf = (origin: string) => {
    const free = freeLanes.get(origin) ?? []
    freeLanes.set(origin, free)
    return free
  }

  const takeFree = (origin: string): Lane | undefined => {
    const warmSinceMs = options.clock() - maxIdleMs
    for (const { lane, sinceMs } of [...freeOf(origin)]) if (sinceMs < warmSinceMs) lane.close()
    return freeOf(origin).pop()?.lane
  }

  const openOne = (origin: string, first: LoadRequest): Lane => {
    const forget = () => {
      open.delete(lane)
      const at = freeOf(origin).findIndex((free) => free.lane === lane)
      if (at >= 0) freeOf(origin).splice(at, 1)
    }
    const lane = openLane({
      first,
      timeoutMs: options.timeoutMs,
      onAnswered: (row, status) => {
        inFlight--
        options.onAnswered(row, status)
      },
      onFree: () => freeOf(origin).push({ lane, sinceMs: options.clock() }),
      onLost: (row) => {
        inFlight--
        forget()
        options.onLost(row)
      },
      onClosed: forget,
    })
    open.add(lane)
    mostOpen = Math.max(mostOpen, open.size)
    letGo.push(lane.closed)
    return lane
  }

  return {
    send(target) {
      const request = options.requests[target]
      if (!request) throw new Error(`no target ${target}`)
      const { origin } = new URL(request.url)
      const free = takeFree(origin)
      if (!free && open.size >= options.maxLanes) return false
      const lane = free ?? openOne(origin, request)
      inFlight++
      lane.send(request, options.onSent(target))
      return true
    },
    inFlight: () => inFlight,
    mostOpen: () => mostOpen,
    async close() {
      for (const lane of [...open]) lane.close()
      inFlight = 0
      await Promise.all(letGo)
    },
  }
}
