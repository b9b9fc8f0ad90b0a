import type { LoadRecord, RequestRecord, SentRecord, StallExample, StallRecord, Victims } from '../model.ts'

/** A request as the client saw it. */
export interface SentRequest {
  /** `GET /health`, in the server's pattern where it is known. */
  route: string
  sentMs: number
  /** Infinity while it was never answered. */
  answeredMs: number
  status: number
}

/** Who waited for one stall. */
export interface StallVictims {
  stall: StallRecord
  waits: (SentRequest & { waitMs: number })[]
}

/** Requests from the load's columns, earliest sent first. */
export function sentRequests(
  load: LoadRecord | undefined,
  sent: readonly SentRecord[],
  routeOf: (method: string, path: string) => string,
): SentRequest[] {
  if (load === undefined) return []
  const names = load.targets.map((target) => routeOf(target.method, target.path))
  return sent
    .flatMap((batch) =>
      batch.sentMs.map((sentMs, index): SentRequest => {
        const answeredMs = batch.answeredMs[index] ?? -1
        return {
          route: names[batch.target[index] ?? -1] ?? 'unknown',
          sentMs,
          answeredMs: answeredMs < 0 ? Number.POSITIVE_INFINITY : answeredMs,
          status: batch.status[index] ?? 0,
        }
      }),
    )
    .sort((a, b) => a.sentMs - b.sentMs)
}

/** Requests that a stall kept waiting: sent before its end, answered after it. What they waited is the stall's rest from
 *  their sending on. The culprits' own requests are left out: of each culprit's route, as many as it had.
 *  @param sent earliest sent first
 *  @param culpritRoutes one entry for each request that the stall is blamed on
 */
export function victimsOfStall(
  stall: StallRecord,
  sent: readonly SentRequest[],
  culpritRoutes: readonly string[],
): StallVictims {
  const endMs = stall.startMs + stall.durationMs
  const own = [...culpritRoutes]
  const waits: StallVictims['waits'] = []
  for (let index = firstCandidate(sent, stall.startMs); index < sent.length; index++) {
    const request = sent[index]
    if (request === undefined || request.sentMs >= endMs) break
    if (request.answeredMs < endMs) continue
    const mine = request.sentMs <= stall.startMs + arrivalMs ? own.indexOf(request.route) : -1
    if (mine >= 0) own.splice(mine, 1)
    else waits.push({ ...request, waitMs: endMs - Math.max(request.sentMs, stall.startMs) })
  }
  return { stall, waits }
}

/** A request that started a stall was sent at most this long after the last beat, ms: heartbeat and network. */
const arrivalMs = 15
/** No request is followed longer than this, ms. */
const longestRequestMs = 60_000

/** Index of the first request that could still be open at a moment. */
function firstCandidate(sent: readonly SentRequest[], atMs: number): number {
  let low = 0
  let high = sent.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sent[middle]?.sentMs ?? 0) < atMs - longestRequestMs) low = middle + 1
    else high = middle
  }
  return low
}

/** Without our own load: requests in flight when the stall began and still at its end. A lower bound: who was not yet accepted is not seen. */
export function victimsInFlight(
  stall: StallRecord,
  requests: readonly RequestRecord[],
  routeOf: (index: number) => string,
  culprits: ReadonlySet<number>,
): StallVictims {
  const endMs = stall.startMs + stall.durationMs
  const waits = requests
    .filter(
      (request) => !culprits.has(request.id) && request.startMs < stall.startMs && (request.endMs ?? endMs) >= endMs,
    )
    .map((request) => ({
      route: routeOf(request.route),
      sentMs: request.startMs,
      answeredMs: request.endMs ?? Number.POSITIVE_INFINITY,
      status: request.status ?? 0,
      waitMs: stall.durationMs,
    }))
  return { stall, waits }
}

/** Sums the waits over a blocker's stalls. */
export function sumVictims(all: readonly StallVictims[], measuredAt: Victims['measuredAt']): Victims {
  const routes = new Map<string, { route: string; requests: number; delayMs: number }>()
  let requests = 0
  let delayMs = 0
  let maxDelayMs = 0
  for (const wait of all.flatMap((victims) => victims.waits)) {
    requests++
    delayMs += wait.waitMs
    maxDelayMs = Math.max(maxDelayMs, wait.waitMs)
    const route = routes.get(wait.route) ?? { route: wait.route, requests: 0, delayMs: 0 }
    route.requests++
    route.delayMs += wait.waitMs
    routes.set(wait.route, route)
  }
  return {
    measuredAt,
    requests,
    delayMs,
    maxDelayMs,
    routes: [...routes.values()].sort((a, b) => b.delayMs - a.delayMs),
  }
}

const shownVictims = 8

/** The stall with most victims, in ms from its start. */
export function exampleOf(all: readonly StallVictims[], route: string | undefined): StallExample | undefined {
  const most = all.reduce<StallVictims | undefined>(
    (best, one) => (best === undefined || one.waits.length > best.waits.length ? one : best),
    undefined,
  )
  if (most === undefined || most.waits.length === 0) return undefined
  const { startMs, durationMs } = most.stall
  const step = Math.max(1, Math.floor(most.waits.length / shownVictims))
  const shown = most.waits
    .filter((wait, index) => index % step === 0 && Number.isFinite(wait.answeredMs))
    .slice(0, shownVictims)
  return {
    atMs: startMs,
    durationMs,
    ...(route === undefined ? {} : { route }),
    victims: shown.map((wait) => ({
      route: wait.route,
      sentMs: wait.sentMs - startMs,
      answeredMs: wait.answeredMs - startMs,
      status: wait.status,
    })),
    victimCount: most.waits.length,
  }
}
