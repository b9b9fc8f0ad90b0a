import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { RequestRef } from '../model.ts'
import { openInFlight } from './in-flight.ts'
import type { ProbeMessage } from './messages.ts'
import { createRequestContext, type Following, type RequestContext } from './request-context.ts'
import { RequestStamp } from './request-stamp.ts'
import { createRouteIndex, pathOf, routeOf } from './route-index.ts'
import { eventKind, gauge, type SharedState, writeEvent } from './shared-state.ts'
import { subscribeSafely } from './subscribe.ts'

/** A request from its arrival to its answer. */
export interface LiveRequest {
  id: number
  method: string
  /** As it arrived: Express rewrites req.url inside mounted routers. */
  url: string
  message: IncomingMessage
  startMs: number
  /** The framework's pattern, where a channel told it. */
  pattern?: string
  isDone: boolean
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

  subscribeSafely('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    const nowMs = clock()
    const entry: LiveRequest = {
      id: nextId++,
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      message: request,
      startMs: nowMs,
      isDone: false,
    }
    new RequestStamp(request, entry)
    inFlight.enter(entry.id, nowMs)
    context.enter(entry, nowMs)
    if (nowMs - sampledMs > 1000) {
      sampledMs = nowMs
      options.onSecond()
      sampleMainThread(state)
    }
  })

  subscribeSafely('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const entry = RequestStamp.read(request)
    if (entry === undefined) return
    entry.isDone = true
    inFlight.leave(entry.id)
    writeEvent(state, eventKind.request, entry.startMs, clock(), entry.id, routes.indexOf(entry), response.statusCode)
  })

  // Fastify 5 tells its pattern here.
  subscribeSafely('tracing:fastify.request.handler:start', (message) => {
    const { request, route } = message as { request?: { raw?: IncomingMessage }; route?: { url?: string } }
    const entry = request?.raw === undefined ? undefined : RequestStamp.read(request.raw)
    if (entry !== undefined && typeof route?.url === 'string') entry.pattern = route.url
  })

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
