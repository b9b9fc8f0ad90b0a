import { describe, expect, it } from 'vitest'
import { createStallWatch, type StallEvent } from '../../src/probe/stall-watch.ts'

const [thresholdMs, heartbeatMs] = [20, 5]

/** Polls at each moment with the beats seen by then; returns what came of it. */
function watch(polls: readonly (readonly [atMs: number, beats: number])[]): (StallEvent | undefined)[] {
  const stallWatch = createStallWatch({ thresholdMs, heartbeatMs, nowMs: 0, beats: 0 })
  return polls.map(([atMs, beats]) => stallWatch.poll(atMs, beats))
}

describe('createStallWatch', () => {
  it('says nothing while beats come', () => {
    const polls = Array.from({ length: 100 }, (_, index) => [index * 2, Math.floor((index * 2) / 5)] as const)
    expect(watch(polls).filter((event) => event !== undefined)).toEqual([])
  })

  it('begins a stall after a heartbeat and half the threshold without a beat, at the last beat', () => {
    expect(
      watch([
        [4, 1],
        [19, 1],
        [19.1, 1],
      ]),
    ).toEqual([undefined, undefined, { kind: 'begin', startMs: 4 }])
  })

  it('begins a stall once', () => {
    expect(
      watch([
        [4, 1],
        [20, 1],
        [30, 1],
        [500, 1],
      ]).map((event) => event?.kind),
    ).toEqual([undefined, 'begin', undefined, undefined])
  })

  it('ends it with the next beat, half a heartbeat after the last one before', () => {
    expect(
      watch([
        [4, 1],
        [20, 1],
        [104, 2],
      ])[2],
    ).toEqual({
      kind: 'end',
      startMs: 6.5,
      durationMs: 97.5,
      pollGapMs: 84,
      isLong: true,
    })
  })

  it.each([
    [22.4, false],
    [22.5, true],
  ])('calls a stall that ends %d ms after the beat long: %s', (endMs, isLong) => {
    expect(
      watch([
        [0, 1],
        [16, 1],
        [endMs, 2],
      ])[2],
    ).toMatchObject({ kind: 'end', isLong })
  })

  it('reports the longest gap between its own polls of one stall, not of the one before', () => {
    const events = watch([
      [4, 1],
      [20, 1],
      [70, 1],
      [72, 2],
      [88, 2],
      [90, 2],
      [92, 3],
    ])
    expect(events.filter((event) => event?.kind === 'end')).toMatchObject([{ pollGapMs: 50 }, { pollGapMs: 16 }])
  })

  it('finds a stall that it slept through, if few beats came in a long time', () => {
    expect(
      watch([
        [4, 1],
        [204, 2],
      ])[1],
    ).toEqual({ kind: 'missed', startMs: 4, durationMs: 95, pollGapMs: 200 })
  })

  it('does not call its own sleep a stall when the beats went on', () => {
    expect(
      watch([
        [4, 1],
        [204, 41],
      ])[1],
    ).toBeUndefined()
  })

  it('survives a histogram that was reset', () => {
    expect(
      watch([
        [500, 100],
        [502, 0],
        [505, 1],
        [521, 1],
      ]).map((event) => event?.kind),
    ).toEqual([undefined, undefined, undefined, 'begin'])
  })

  it('tells when it last saw a beat', () => {
    const stallWatch = createStallWatch({ thresholdMs, heartbeatMs, nowMs: 3, beats: 0 })
    expect(stallWatch.lastBeatMs()).toBe(3)
    stallWatch.poll(7, 1)
    stallWatch.poll(9, 1)
    expect(stallWatch.lastBeatMs()).toBe(7)
  })
})
