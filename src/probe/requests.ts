import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import { getHeapStatistics } from 'node:v8'
import type { RequestRef } from '../model.ts'
import { foldPath } from './fold-path.ts'
import type { ProbeMessage } from './messages.ts'
import { eventKind, gauge, type SharedState, writeEvent } from './shared-state.ts'
import { subscribeSafely } from './subscribe.ts'

/** A request from its arrival to its answer. */
export interface LiveRequest {
  id: number
  method: string
  /** As it arrived: Express rewrites req.url inside mounted routers. */
  url: string
  message: IncomingMessage
  /** The framework's pattern, where a channel told it. */
  pattern?: string
  isDone: boolean
  /** Stacks of outgoing calls taken so far. */
  calls: number
}

export interface Requests {
  /** What the running code belongs to. */
  current(): LiveRequest | undefined
  /** Runs in the context of a request, or of none. */
  run<T>(request: LiveRequest | undefined, body: () => T): T
  describe(request: LiveRequest): RequestRef
}

/** More patterns than this are counted under "other". */
const maxRoutes = 1000

/** Follows every request of node:http servers, through diagnostics_channel and an AsyncLocalStorage. */
export function watchRequests(options: {
  state: SharedState
  clock: () => number
  send: (message: ProbeMessage) => void
  /** Called at every request's start. */
  onStart: () => void
}): Requests {
  const { state, clock, send } = options
  const storage = new AsyncLocalStorage<LiveRequest | undefined>()
  const live = new WeakMap<IncomingMessage, LiveRequest>()
  const routes = new Map<string, number>()
  let nextId = 1
  let sampledMs = 0
  let overflow = 0

  function routeIndex(method: string, route: string): number {
    const key = `${method} ${route}`
    const known = routes.get(key)
    if (known !== undefined) return known
    if (routes.size >= maxRoutes) {
      if (overflow++ === 0)
        send({ type: 'dropped', what: 'routes', count: 1, why: `more than ${maxRoutes} different routes` })
      return routeIndexOfOthers()
    }
    routes.set(key, routes.size)
    send({ type: 'route', index: routes.size - 1, method, route })
    return routes.size - 1
  }

  function routeIndexOfOthers(): number {
    const known = routes.get('other')
    if (known !== undefined) return known
    routes.set('other', routes.size)
    send({ type: 'route', index: routes.size - 1, method: '*', route: 'other' })
    return routes.size - 1
  }

  subscribeSafely('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage }
    const entry: LiveRequest = {
      id: nextId++,
      method: request.method ?? 'GET',
      url: request.url ?? '/',
      message: request,
      isDone: false,
      calls: 0,
    }
    live.set(request, entry)
    const nowMs = clock()
    writeEvent(state, eventKind.requestStart, nowMs, entry.id, 0, 0)
    storage.enterWith(entry)
    options.onStart()
    if (nowMs - sampledMs > 1000) {
      sampledMs = nowMs
      sampleMainThread(state)
    }
  })

  subscribeSafely('http.server.response.finish', (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
    const entry = live.get(request)
    if (entry === undefined) return
    entry.isDone = true
    writeEvent(
      state,
      eventKind.requestEnd,
      clock(),
      entry.id,
      routeIndex(entry.method, routeOf(entry)),
      response.statusCode,
    )
  })

  // Fastify 5 tells its pattern here.
  subscribeSafely('tracing:fastify.request.handler:start', (message) => {
    const entry = storage.getStore()
    const { route } = message as { route?: { url?: string } }
    if (entry !== undefined && typeof route?.url === 'string') entry.pattern = route.url
  })

  return {
    current: () => storage.getStore(),
    run: (request, body) => storage.run(request, body),
    describe(request) {
      const path = pathOf(request.url)
      return { id: request.id, method: request.method, path, route: routeOf(request) }
    },
  }
}

/** The framework's pattern if it told one, else the folded path. */
function routeOf(request: LiveRequest): string {
  if (request.pattern !== undefined) return request.pattern
  // Express leaves the matched route on the message, with the mounting path in baseUrl.
  const express = request.message as { route?: { path?: unknown }; baseUrl?: unknown }
  if (typeof express.route?.path === 'string') {
    const base = typeof express.baseUrl === 'string' ? express.baseUrl : ''
    return `${base}${express.route.path}`.replace(/(.)\/$/, '$1')
  }
  return foldPath(pathOf(request.url))
}

function pathOf(url: string): string {
  const end = url.search(/[?#]/)
  return end < 0 ? url : url.slice(0, end)
}

let lastUtilization = performance.eventLoopUtilization()

/** Once a second at most: what only the main thread can know of itself. */
function sampleMainThread(state: SharedState): void {
  const now = performance.eventLoopUtilization()
  state.gauges[gauge.utilization] = performance.eventLoopUtilization(now, lastUtilization).utilization
  lastUtilization = now
  state.gauges[gauge.heapUsedBytes] = getHeapStatistics().used_heap_size
}
