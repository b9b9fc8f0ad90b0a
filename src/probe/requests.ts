import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { RequestRef } from '../model.ts'
import { followBodies } from './body-context.ts'
import { pathOf } from './fold-path.ts'
import { watchHttp2 } from './http2-requests.ts'
import { openInFlight } from './in-flight.ts'
import type { ProbeMessage } from './messages.ts'
import { createOpenRequests } from './open-requests.ts'
import { createRequestContext, type Following, type RequestContext } from './request-context.ts'
import { findRequest, RequestStamp } from './request-stamp.ts'
import { createRouteIndex, routeOf } from './route-index.ts'
import { watchFrameworks } from './routes/watch-frameworks.ts'
import { eventKind, gauge, type SharedState, writeEvent } from './shared-state.ts'
import { subscribeSafely } from './subscribe.ts'

/** A request from its arrival to its answer. */
export interface LiveRequest {
  id: number
  method: string
  /** As it arrived: Express rewrites req.url inside mounted routers. */
  url: string
  /** An IncomingMessage, or the Http2Stream of a request over HTTP/2. */
  message: object
  startMs: number
  /** What its framework keeps about it, where nothing leads there from the message. */
  framework?: object
  isDone: boolean
  /** The same request as the context of what its answers set off (answer-context.ts), and the way back. */
  inAnswer?: LiveRequest
  asker?: LiveRequest
}

export interface Requests extends Omit<RequestContext, 'enter'> {
  describe(request: LiveRequest): RequestRef
}

/** Follows the requests of node:http servers, through diagnostics_channel. */
export function watchRequests(options: {
  state: SharedState
  clock: () => number
  send: (message: ProbeMessage) => void
  following: Following
  /** Called once a second at most, when a request starts. */
  onSecond: () => void
}): Requests {
  const { state, clock, send } = options
  const context = createRequestContext(state, options.following)
  const inFlight = openInFlight(state)
  const routes = createRouteIndex(send)
  let nextId = 1
  let sampledMs = 0
  const open = createOpenRequests()
  let mustFollowBodies = options.following === 'always'

  function begin(message: object, method: string, url: string): LiveRequest {
    const nowMs = clock()
    const entry: LiveRequest = { id: nextId++, method, url, message, startMs: nowMs, isDone: false }
    new RequestStamp(message, entry)
    open.enter(entry)
    inFlight.enter(entry.id, nowMs)
    context.enter(entry, nowMs)
    if (nowMs - sampledMs > 1000) {
      sampledMs = nowMs
      options.onSecond()
      sampleMainThread(state)
      for (const gone of open.takeGone()) end(gone, 0)
    }
    return entry
  }

  /** With status 0: the client hung up. Its handler may still run, and block. */
  function end(entry: LiveRequest, status: number): void {
    open.leave(entry)
    entry.isDone = status > 0
    inFlight.leave(entry.id)
    writeEvent(state, eventKind.request, entry.startMs, clock(), entry.id, routes.indexOf(entry), status)
  }

  subscribeSafely('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    begin(request, request.method ?? 'GET', request.url ?? '/')
    if (!mustFollowBodies) return
    mustFollowBodies = false
    followBodies(RequestStamp.read, context.run)
  })

  subscribeSafely('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const entry = RequestStamp.read(request)
    if (entry !== undefined) end(entry, response.statusCode)
  })

  watchHttp2(begin, end, context.run)
  // Frameworks dispatch a request as it arrives.
  watchFrameworks({ find: findRequest, current: () => context.current() ?? context.latest() })

  return {
    ...context,
    describe(request) {
      const path = pathOf(request.url)
      return { id: request.id, method: request.method, path, route: routeOf(request) }
    },
  }
}

let lastUtilization = performance.eventLoopUtilization()

/** Once a second at most: what only the main thread can know of itself. */
function sampleMainThread(state: SharedState): void {
  const now = performance.eventLoopUtilization()
  state.gauges[gauge.utilization] = performance.eventLoopUtilization(now, lastUtilization).utilization
  lastUtilization = now
  state.gauges[gauge.heapUsedBytes] = getHeapStatistics().used_heap_size
}
