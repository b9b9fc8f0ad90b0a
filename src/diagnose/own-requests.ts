import { goneMs, type RequestColumns } from './request-columns.ts'
import { noRequest, type StallTimeline } from './stall-timeline.ts'

/** Tells a request from those it keeps waiting: it is no victim of its own part of a stall. */
export interface OwnRequests {
  /** @param request the server's id of the request that ran the part */
  isOwn(row: number, stall: number, request: number): boolean
}

/** A request that started a stall was sent at most this long after the last beat, ms: heartbeat and network. */
const arrivalMs = 15

/** The server knows its requests by their ids. The client knows neither ids nor who ran when, and nor does the server where the
 *  request was only guessed from the code: then, of each culprit's route, the request that has waited longest is taken, as a server
 *  takes them, out of those that were sent before the stall and answered after it.
 *  @param routeOf route by sum of parts; undefined for background work */
export function ownRequests(
  timeline: StallTimeline,
  requests: RequestColumns,
  routeOf: (sum: number) => string | undefined,
): OwnRequests {
  const isKnown = (request: number) => requests.ids !== undefined && request >= 0
  const queues = queuesByRoute(requests)
  const first = new Uint32Array(timeline.length + 1)
  const rows: number[] = []
  const ids: number[] = []
  for (let stall = 0; stall < timeline.length && queues.size > 0; stall++) {
    first[stall] = rows.length
    const seen = new Set<number>()
    for (const { sum, request } of timeline.pieces(stall)) {
      const queue = queues.get(routeOf(sum) ?? '')
      if (request === noRequest || isKnown(request) || queue === undefined || seen.has(request)) continue
      seen.add(request)
      const row = oldest({ queue, requests, timeline, stall, isTaken: (one) => rows.indexOf(one, first[stall]) >= 0 })
      if (row === undefined) continue
      rows.push(row)
      ids.push(request)
    }
  }
  first[timeline.length] = rows.length
  return {
    isOwn(row, stall, request) {
      if (isKnown(request)) return requests.ids?.[row] === request
      const end = first[stall + 1] ?? 0
      for (let index = first[stall] ?? 0; index < end; index++) {
        if (rows[index] === row && ids[index] === request) return true
      }
      return false
    },
  }
}

/** Requests of one route, earliest sent first. Those before `head` were answered before the stall that is looked at. */
interface Queue {
  rows: number[]
  head: number
}

function queuesByRoute({ length, route, routes }: RequestColumns): Map<string, Queue> {
  const queues = new Map<string, Queue>()
  // Two targets may be of one route.
  const byIndex = routes.map((name) => {
    const queue = queues.get(name) ?? { rows: [], head: 0 }
    queues.set(name, queue)
    return queue
  })
  for (let row = 0; row < length; row++) byIndex[route[row] ?? 0]?.rows.push(row)
  return queues
}

function oldest(search: {
  queue: Queue
  requests: RequestColumns
  timeline: StallTimeline
  stall: number
  isTaken: (row: number) => boolean
}): number | undefined {
  const { queue, requests, timeline, stall, isTaken } = search
  const { rows } = queue
  const startMs = timeline.startMs(stall)
  while (queue.head < rows.length && goneMs(requests, rows[queue.head] ?? 0) < startMs) queue.head++
  let lost: number | undefined
  for (let index = queue.head; index < rows.length; index++) {
    const row = rows[index] ?? 0
    if ((requests.sentMs[row] ?? 0) > startMs + arrivalMs) break
    if (isTaken(row) || goneMs(requests, row) < timeline.turnedMs(stall)) continue
    if (Number.isFinite(requests.answeredMs[row])) return row
    // Rather one that was answered: this one may be long dead.
    lost ??= row
  }
  return lost
}
