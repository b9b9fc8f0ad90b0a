import { describe, expect, it } from 'vitest'
import { exampleOf, type SentRequest, sumVictims, victimsInFlight, victimsOfStall } from '../../src/diagnose/victims.ts'
import type { StallRecord } from '../../src/model.ts'

const stall: StallRecord = { type: 'stall', process: '1', id: 1, startMs: 1000, durationMs: 400, watchdogGapMs: 2 }

function sent(route: string, sentMs: number, answeredMs: number): SentRequest {
  return { route, sentMs, answeredMs, status: 200 }
}

describe('victimsOfStall', () => {
  it('counts who was sent before the end and answered after it, for as long as the stall kept them', () => {
    const { waits } = victimsOfStall(stall, [sent('GET /a', 900, 1405), sent('GET /b', 1100, 1410)], [])
    expect(waits.map(({ route, waitMs }) => [route, waitMs])).toEqual([
      ['GET /a', 400],
      ['GET /b', 300],
    ])
  })

  it('leaves out who was answered before, during, or sent after', () => {
    const others = [sent('GET /a', 900, 999), sent('GET /a', 950, 1200), sent('GET /a', 1401, 1410)]
    expect(victimsOfStall(stall, others, []).waits).toEqual([])
  })

  it("leaves out the culprit's own request, but not others to the same route", () => {
    const { waits } = victimsOfStall(
      stall,
      [sent('GET /slow', 998, 1402), sent('GET /slow', 1100, 1800)],
      ['GET /slow'],
    )
    expect(waits.map(({ sentMs }) => sentMs)).toEqual([1100])
  })

  it('counts a request that was never answered', () => {
    expect(victimsOfStall(stall, [sent('GET /a', 1100, Number.POSITIVE_INFINITY)], []).waits).toHaveLength(1)
  })
})

describe('victimsInFlight', () => {
  it('sees only requests that were already accepted', () => {
    const requests = [
      { type: 'request' as const, process: '1', id: 1, route: 0, startMs: 990, endMs: 1401, status: 200 },
      { type: 'request' as const, process: '1', id: 2, route: 0, startMs: 990, endMs: 1450, status: 200 },
      { type: 'request' as const, process: '1', id: 3, route: 0, startMs: 1402, endMs: 1450, status: 200 },
    ]
    const { waits } = victimsInFlight(stall, requests, () => 'GET /a', new Set([1]))
    expect(waits.map(({ waitMs }) => waitMs)).toEqual([400])
  })
})

describe('sumVictims', () => {
  it('adds up by route, most delay first', () => {
    const all = [
      victimsOfStall(stall, [sent('GET /a', 1300, 1410), sent('GET /b', 1000, 1410), sent('GET /a', 1350, 1410)], []),
    ]
    expect(sumVictims(all, 'client')).toEqual({
      measuredAt: 'client',
      requests: 3,
      delayMs: 550,
      maxDelayMs: 400,
      routes: [
        { route: 'GET /b', requests: 1, delayMs: 400 },
        { route: 'GET /a', requests: 2, delayMs: 150 },
      ],
    })
  })
})

describe('exampleOf', () => {
  it('takes the stall with most victims, in ms from its start', () => {
    const few = victimsOfStall(stall, [sent('GET /a', 1100, 1410)], [])
    const many = victimsOfStall(
      { ...stall, startMs: 2000 },
      [sent('GET /a', 2100, 2410), sent('GET /b', 2200, 2411)],
      [],
    )
    expect(exampleOf([few, many], 'GET /slow')).toMatchObject({
      atMs: 2000,
      durationMs: 400,
      victimCount: 2,
      victims: [
        { route: 'GET /a', sentMs: 100, answeredMs: 410 },
        { route: 'GET /b', sentMs: 200, answeredMs: 411 },
      ],
    })
  })

  it('is undefined when nobody waited', () => {
    expect(exampleOf([{ stall, waits: [] }], undefined)).toBeUndefined()
  })
})
