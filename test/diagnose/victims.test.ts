import { describe, expect, it } from 'vitest'
import { ownRequests } from '../../src/diagnose/own-requests.ts'
import { type RequestColumns, sentColumns, servedColumns } from '../../src/diagnose/request-columns.ts'
import { noRequest, StallTimeline, type TimedPart } from '../../src/diagnose/stall-timeline.ts'
import { type BlockerVictims, findVictims } from '../../src/diagnose/victims.ts'
import type { LoadRecord, RequestRecord } from '../../src/model.ts'

/** The sums of parts here are the blockers themselves. */
const slow = 0
const other = 1
const routeOfSum = ['GET /slow', 'GET /other']

function timelineOf(...stalls: { startMs: number; endMs: number; parts: Partial<TimedPart>[] }[]): StallTimeline {
  const timeline = new StallTimeline()
  for (const [id, { startMs, endMs, parts }] of stalls.entries()) {
    const durationMs = endMs - startMs
    const spans = [{ startMs, durationMs }]
    timeline.add(
      { type: 'stall', process: '1', id, startMs, durationMs, watchdogGapMs: 2 },
      parts.map((part) => ({ sum: slow, request: noRequest, spans, ...part })),
    )
  }
  return timeline
}

/** Earliest sent first. undefined: never answered. */
function client(...rows: [route: string, sentMs: number, answeredMs: number | undefined][]): RequestColumns {
  const paths = ['/slow', '/other', '/a', '/b']
  const load = { targets: paths.map((path) => ({ method: 'GET', path, role: 'load' })) } as unknown as LoadRecord
  const sent = {
    type: 'sent' as const,
    target: rows.map(([route]) => paths.indexOf(route)),
    sentMs: rows.map(([, sentMs]) => sentMs),
    answeredMs: rows.map(([, , answeredMs]) => answeredMs ?? -1),
    status: rows.map(([, , answeredMs]) => (answeredMs === undefined ? 0 : 200)),
  }
  return sentColumns(load, [sent], (method, path) => `${method} ${path}`)
}

function server(...rows: Pick<RequestRecord, 'id' | 'startMs' | 'endMs'>[]): RequestColumns {
  return servedColumns(
    rows.map((row): RequestRecord => ({ type: 'request', process: '1', route: 0, status: 200, ...row })),
    () => 'GET /a',
  )
}

function waits(timeline: StallTimeline, requests: RequestColumns): BlockerVictims[] {
  const own = ownRequests(timeline, requests, (sum) => routeOfSum[sum])
  return findVictims({ timeline, requests, own, blockers: 2, blockerOf: (sum) => sum })
}

function figures(timeline: StallTimeline, requests: RequestColumns) {
  return waits(timeline, requests).map(({ victims }) => [victims.requests, victims.delayMs, victims.maxDelayMs])
}

const stall = { startMs: 1000, endMs: 1400, parts: [{}] }

describe('findVictims, measured at the client', () => {
  it('charges who was sent before the end and answered after it, for as long as they overlap', () => {
    const [found] = waits(timelineOf(stall), client(['/a', 900, 1405], ['/b', 1100, 1410], ['/a', 1350, 1410]))
    expect(found?.victims).toEqual({
      requests: 3,
      delayMs: 400 + 300 + 50,
      maxDelayMs: 400,
      routes: [
        { route: 'GET /a', requests: 2, delayMs: 450 },
        { route: 'GET /b', requests: 1, delayMs: 300 },
      ],
    })
  })

  it('leaves out who was answered before or during the stall, or sent after', () => {
    const others = client(['/a', 900, 999], ['/a', 950, 1200], ['/a', 1401, 1410])
    expect(figures(timelineOf(stall), others)[slow]).toEqual([0, 0, 0])
  })

  it('takes an answer for the end of the stall that came just before the watchdog looked', () => {
    const [[requests, delayMs] = []] = figures(timelineOf(stall), client(['/a', 1100, 1397]))
    expect([requests, delayMs]).toEqual([1, 297])
  })

  it("leaves out the culprit's own request, but not others to the same route", () => {
    const timeline = timelineOf({ ...stall, parts: [{ request: 7 }] })
    expect(figures(timeline, client(['/slow', 998, 1402], ['/slow', 1100, 1800]))[slow]).toEqual([1, 300, 300])
  })

  it('takes the oldest waiting request of the route for the one that ran, and the next one for the next stall', () => {
    const timeline = timelineOf(
      { startMs: 1000, endMs: 1200, parts: [{ request: 7 }] },
      { startMs: 1202, endMs: 1400, parts: [{ request: 8 }] },
    )
    const found = figures(timeline, client(['/slow', 997, 1201], ['/slow', 998, 1401]))
    expect(found[slow]).toEqual([1, 200, 200])
  })

  it('finds no own request for background work', () => {
    expect(figures(timelineOf(stall), client(['/slow', 998, 1402]))[slow]).toEqual([1, 400, 400])
  })

  it('charges both blockers of one stall, each for its own part', () => {
    const parts = [
      { sum: slow, request: 7, spans: [{ startMs: 1000, durationMs: 100 }] },
      { sum: other, request: 8, spans: [{ startMs: 1100, durationMs: 300 }] },
    ]
    const timeline = timelineOf({ startMs: 1000, endMs: 1400, parts })
    expect(figures(timeline, client(['/a', 990, 1405], ['/b', 1200, 1406]))).toEqual([
      [1, 100, 100],
      [2, 300 + 200, 300],
    ])
  })

  it("counts a culprit among the victims of its neighbour's part", () => {
    const parts = [
      { sum: slow, request: 7, spans: [{ startMs: 1000, durationMs: 100 }] },
      { sum: other, request: 8, spans: [{ startMs: 1100, durationMs: 300 }] },
    ]
    const timeline = timelineOf({ startMs: 1000, endMs: 1400, parts })
    expect(figures(timeline, client(['/slow', 998, 1401], ['/other', 999, 1402]))).toEqual([
      [1, 100, 100],
      [1, 300, 300],
    ])
  })

  it('counts a request once for a train of stalls, with all that it waited', () => {
    const timeline = timelineOf(
      { startMs: 1000, endMs: 1100, parts: [{}] },
      { startMs: 1110, endMs: 1150, parts: [{}] },
      { startMs: 1160, endMs: 1200, parts: [{ sum: other }] },
    )
    expect(figures(timeline, client(['/a', 1050, 1300]))).toEqual([
      [1, 90, 90],
      [1, 40, 40],
    ])
  })

  it('does not charge the same time twice where two stalls overlap', () => {
    const timeline = timelineOf(
      { startMs: 1000, endMs: 1300, parts: [{}] },
      { startMs: 1200, endMs: 1400, parts: [{ sum: other }] },
    )
    expect(figures(timeline, client(['/a', 900, 1500]))).toEqual([
      [1, 300, 300],
      [1, 100, 100],
    ])
  })

  it('counts a request that was never answered, for a minute at most', () => {
    const timeline = timelineOf(stall, { startMs: 90_000, endMs: 90_100, parts: [{ sum: other }] })
    expect(figures(timeline, client(['/a', 1100, undefined]))).toEqual([
      [1, 300, 300],
      [0, 0, 0],
    ])
  })

  it('rather takes an answered request for the culprit than one that was never answered', () => {
    const timeline = timelineOf({ ...stall, parts: [{ request: 7 }] })
    expect(figures(timeline, client(['/slow', 500, undefined], ['/slow', 998, 1402]))[slow]).toEqual([1, 400, 400])
  })

  it('shows the stall with most victims, in ms from its start', () => {
    const timeline = timelineOf(stall, { startMs: 2000, endMs: 2400, parts: [{}] })
    const [found] = waits(timeline, client(['/a', 1100, 1410], ['/a', 2100, 2410], ['/b', 2200, 2411]))
    expect(found?.example).toEqual({
      atMs: 2000,
      durationMs: 400,
      victimCount: 2,
      victims: [
        { route: 'GET /a', sentMs: 100, answeredMs: 410, status: 200 },
        { route: 'GET /b', sentMs: 200, answeredMs: 411, status: 200 },
      ],
    })
  })

  it('has no example where nobody waited', () => {
    expect(waits(timelineOf(stall), client())[slow]?.example).toBeUndefined()
  })
})

describe('findVictims, measured at the server', () => {
  it('charges requests in flight, known by their ids: a lower bound', () => {
    const timeline = timelineOf({ ...stall, parts: [{ request: 1 }] })
    const requests = server(
      { id: 1, startMs: 990, endMs: 1401 },
      { id: 2, startMs: 990, endMs: 1450 },
      { id: 3, startMs: 1402, endMs: 1450 },
    )
    expect(figures(timeline, requests)[slow]).toEqual([1, 400, 400])
  })

  it('puts requests in order that were noted as they were answered', () => {
    const requests = server({ id: 3, startMs: 1200, endMs: 1401 }, { id: 2, startMs: 900, endMs: 1402 })
    expect([...requests.sentMs]).toEqual([900, 1200])
    expect(figures(timelineOf(stall), requests)[slow]).toEqual([2, 400 + 200, 400])
  })

  it('goes by the route where the request behind a stall is not known', () => {
    const requests = servedColumns(
      [{ type: 'request', process: '1', id: 5, route: 0, startMs: 990, endMs: 1401, status: 200 }],
      () => 'GET /slow',
    )
    expect(figures(timelineOf({ ...stall, parts: [{ request: -2 }] }), requests)[slow]).toEqual([0, 0, 0])
  })
})

it('follows two hundred thousand requests through ten thousand stalls without scanning them for each', () => {
  const stalls = Array.from({ length: 10_000 }, (_, index) => ({
    startMs: index * 100,
    endMs: index * 100 + 50,
    parts: [{}],
  }))
  const columns = client()
  const length = 200_000
  const requests = {
    ...columns,
    length,
    sentMs: Float64Array.from({ length }, (_, row) => row * 5),
    answeredMs: Float64Array.from({ length }, (_, row) => row * 5 + 60),
    status: new Uint16Array(length).fill(200),
    route: new Uint32Array(length).fill(2),
  }
  const startedMs = performance.now()
  const [found] = waits(timelineOf(...stalls), requests)
  expect(found?.victims.requests).toBeGreaterThan(length / 2)
  // A scan of all requests for each stall would take minutes.
  expect(performance.now() - startedMs).toBeLessThan(20_000)
})
