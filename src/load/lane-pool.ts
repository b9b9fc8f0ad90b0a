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
/** A long stall leaves hundreds of lanes: closing them together would stall us. */
const closedAtOnce = 4

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
    const free = freeOf(origin)
    for (const { lane, sinceMs } of free.slice(0, closedAtOnce)) if (sinceMs < warmSinceMs) lane.close()
    const latest = free.at(-1)
    return latest && latest.sinceMs >= warmSinceMs ? free.pop()?.lane : undefined
  }

  const openOne = (first: LoadRequest): Lane => {
    const { origin } = new URL(first.url)
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
      onLost: (row, unread) => {
        forget()
        // As a browser would; the wait still counts from the first sending. A fresh lane does not report it unread again.
        if (unread) return openOne(unread).send(unread, row)
        inFlight--
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
      const lane = free ?? openOne(request)
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
