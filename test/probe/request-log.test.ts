import { describe, expect, it } from 'vitest'
import type { RequestRecord } from '../../src/model.ts'
import { createRequestLog } from '../../src/probe/request-log.ts'

function log() {
  const kept: Omit<RequestRecord, 'type' | 'process'>[] = []
  return { kept, ...createRequestLog((record) => kept.push(record)) }
}

describe('createRequestLog', () => {
  it('counts by route: how many, how long together, the longest', () => {
    const { start, end, takeSecond } = log()
    for (const [id, ms, route] of [
      [1, 10, 0],
      [2, 30, 0],
      [3, 5, 1],
    ] as const) {
      start(id, 100)
      end(id, 100 + ms, route, 200)
    }
    expect(takeSecond()).toEqual([
      [0, 2, 40, 30],
      [1, 1, 5, 5],
    ])
    expect(takeSecond()).toEqual([])
  })

  it('counts no answer where the client hung up, and has it open no longer', () => {
    const { kept, start, end, inFlight, stalled, takeSecond } = log()
    start(1, 100)
    stalled(150, 200)
    end(1, 300, 0, 0)
    expect(takeSecond()).toEqual([])
    expect(inFlight()).toEqual([])
    expect(kept).toEqual([{ id: 1, route: 0, startMs: 100, endMs: 300, status: 0 }])
  })

  it('keeps the requests that were in flight in a stall, or came in with its end, and no others', () => {
    const { kept, start, end, stalled } = log()
    stalled(1000, 1200)
    const requests = {
      before: [900, 999],
      into: [990, 1000],
      inside: [1100, 1205],
      after: [1250, 1260],
      later: [1251, 1300],
    }
    Object.values(requests).forEach(([startMs = 0, endMs = 0], id) => {
      start(id, startMs)
      end(id, endMs, 0, 200)
    })
    expect(kept.map(({ id }) => Object.keys(requests)[id])).toEqual(['into', 'inside', 'after'])
    expect(kept[1]).toEqual({ id: 2, route: 0, startMs: 1100, endMs: 1205, status: 200 })
  })

  it('remembers the last 64 stalls', () => {
    const { kept, start, end, stalled } = log()
    for (let stall = 0; stall < 65; stall++) stalled(stall * 1000, stall * 1000 + 30)
    start(1, 10)
    end(1, 20, 0, 200)
    start(2, 1010)
    end(2, 1020, 0, 200)
    expect(kept.map(({ id }) => id)).toEqual([2])
  })

  it('keeps 500 a second and counts the others', () => {
    const { kept, start, end, stalled, takeDropped, takeSecond } = log()
    stalled(0, 100)
    const answer = (id: number) => {
      start(id, 50)
      end(id, 60, 0, 200)
    }
    for (let id = 0; id < 600; id++) answer(id)
    expect([kept.length, takeDropped(), takeDropped()]).toEqual([500, 100, 0])
    takeSecond()
    answer(601)
    expect([kept.length, takeDropped()]).toEqual([501, 0])
  })

  it('lists what has not been answered', () => {
    const { start, end, inFlight } = log()
    start(1, 10)
    start(2, 20)
    end(1, 30, 0, 200)
    expect(inFlight()).toEqual([{ id: 2, startMs: 20 }])
  })

  it('passes over an answer to a request that it never saw', () => {
    const { end, takeSecond } = log()
    end(9, 10, 0, 200)
    expect(takeSecond()).toEqual([])
  })

  it('forgets the oldest of requests that are never answered, such as those whose client hung up', () => {
    const { start, inFlight } = log()
    for (let id = 0; id < 30_000; id++) start(id, id)
    const waiting = inFlight()
    expect(waiting.length).toBeLessThanOrEqual(10_000)
    expect(waiting.at(-1)).toEqual({ id: 29_999, startMs: 29_999 })
  })
})
