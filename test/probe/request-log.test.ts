import { describe, expect, it } from 'vitest'
import type { RequestRecord } from '../../src/model.ts'
import { createRequestLog } from '../../src/probe/request-log.ts'

function log() {
  const kept: Omit<RequestRecord, 'type' | 'process'>[] = []
  return { kept, ...createRequestLog((record) => kept.push(record)) }
}

describe('createRequestLog', () => {
  it('counts by route: how many, how long together, the longest', () => {
    const { answered, takeSecond } = log()
    for (const [id, ms, route] of [
      [1, 10, 0],
      [2, 5, 1],
      [3, 30, 0],
    ] as const) {
      answered(id, 100, 100 + ms, route, 200)
    }
    expect(takeSecond()).toEqual([
      [0, 2, 40, 30],
      [1, 1, 5, 5],
    ])
    expect(takeSecond()).toEqual([])
  })

  it('counts no answer where the client hung up', () => {
    const { kept, answered, stalled, takeSecond } = log()
    stalled(150, 200)
    answered(1, 100, 300, 0, 0)
    expect(takeSecond()).toEqual([])
    expect(kept).toEqual([{ id: 1, route: 0, startMs: 100, endMs: 300, status: 0 }])
  })

  it('keeps the requests that were in flight in a stall, or came in with its end, and no others', () => {
    const { kept, answered, stalled } = log()
    stalled(1000, 1200)
    const requests = {
      before: [900, 999],
      into: [990, 1000],
      inside: [1100, 1205],
      after: [1250, 1260],
      later: [1251, 1300],
    }
    Object.values(requests).forEach(([startMs = 0, endMs = 0], id) => {
      answered(id, startMs, endMs, 0, 200)
    })
    expect(kept.map(({ id }) => Object.keys(requests)[id])).toEqual(['into', 'inside', 'after'])
    expect(kept[1]).toEqual({ id: 2, route: 0, startMs: 1100, endMs: 1205, status: 200 })
  })

  it('remembers the last 64 stalls', () => {
    const { kept, answered, stalled } = log()
    for (let stall = 0; stall < 65; stall++) stalled(stall * 1000, stall * 1000 + 30)
    answered(1, 10, 20, 0, 200)
    answered(2, 1010, 1020, 0, 200)
    expect(kept.map(({ id }) => id)).toEqual([2])
  })

  it('keeps 500 a second and counts the others', () => {
    const { kept, answered, stalled, takeDropped, takeSecond } = log()
    stalled(0, 100)
    for (let id = 0; id < 600; id++) answered(id, 50, 60, 0, 200)
    expect([kept.length, takeDropped(), takeDropped()]).toEqual([500, 100, 0])
    takeSecond()
    answered(601, 50, 60, 0, 200)
    expect([kept.length, takeDropped()]).toEqual([501, 0])
  })
})
