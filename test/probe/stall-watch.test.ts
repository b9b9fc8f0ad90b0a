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
    ).toMatchObject([undefined, undefined, { kind: 'begin', startMs: 4 }])
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

  it('takes its length from the heartbeat, which was there when a poll was not', () => {
    // A beat at 2 that was only seen at 10, the next at 57 seen at 58.
    const sums = [2, 57]
    const stallWatch = createStallWatch({
      ...{ thresholdMs, heartbeatMs, nowMs: 0, beats: 0 },
      gapSumMs: () => sums.shift() ?? Number.NaN,
    })
    const events = [
      [10, 1],
      [26, 1],
      [56, 1],
      [58, 2],
    ].map(([atMs = 0, beats = 0]) => stallWatch.poll(atMs, beats))
    expect(events.at(-1)).toEqual({ kind: 'end', startMs: 5.5, durationMs: 52.5, pollGapMs: 30, isLong: true })
  })

  it('leaves out the beats that came after the stall, before the next poll', () => {
    const sums = [5, 5 + 50 + 2 * heartbeatMs]
    const stallWatch = createStallWatch({
      ...{ thresholdMs, heartbeatMs, nowMs: 0, beats: 0 },
      gapSumMs: () => sums.shift() ?? Number.NaN,
    })
    for (const [atMs, beats] of [
      [5, 1],
      [21, 1],
    ] as const)
      stallWatch.poll(atMs, beats)
    expect(stallWatch.poll(66, 4)).toMatchObject({ kind: 'end', durationMs: 47.5 })
  })

  it('does not believe a heartbeat that was reset during the stall', () => {
    const sums = [5000, 3]
    const stallWatch = createStallWatch({
      ...{ thresholdMs, heartbeatMs, nowMs: 0, beats: 0 },
      gapSumMs: () => sums.shift() ?? Number.NaN,
    })
    stallWatch.poll(4, 1)
    stallWatch.poll(20, 1)
    expect(stallWatch.poll(104, 2)).toMatchObject({ kind: 'end', durationMs: 97.5 })
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

  it('knows how long a stall was that it slept through, where the heartbeat has never seen a longer one', () => {
    const longest = [8, 150, 150, 150, 150]
    const stallWatch = createStallWatch({
      ...{ thresholdMs, heartbeatMs, nowMs: 4, beats: 1 },
      longestGapMs: () => longest.shift() ?? Number.NaN,
    })
    expect(stallWatch.poll(154, 2)).toEqual({ kind: 'missed', startMs: 4, durationMs: 145, pollGapMs: 150 })
    // Not longer than one before: only the mean is sure, once a beat more shows that the stall is over.
    expect(stallWatch.poll(354, 3)).toBeUndefined()
    expect(stallWatch.isInDoubt()).toBe(true)
    expect(stallWatch.poll(358, 4)).toEqual({ kind: 'missed', startMs: 154, durationMs: 95, pollGapMs: 200 })
    expect(stallWatch.isInDoubt()).toBe(false)
  })

  it.each([8, 8.5])(
    'waits for the beat that ends a stall which it slept through, when it wakes before the program does (%d)',
    (longestAtWaking) => {
      // A beat at 9, no sooner than ever, then both were stopped until 810; the program's next beat comes at 811.
      const longest = [8, longestAtWaking, 802]
      const stallWatch = createStallWatch({
        ...{ thresholdMs, heartbeatMs, nowMs: 4, beats: 1 },
        longestGapMs: () => longest.shift() ?? Number.NaN,
      })
      expect(stallWatch.poll(810, 2)).toBeUndefined()
      expect(stallWatch.poll(812, 3)).toEqual({ kind: 'missed', startMs: 4, durationMs: 797, pollGapMs: 806 })
    },
  )

  it('counts what it slept through as part of a stall that goes on', () => {
    // A beat at 9, and no other until 1000.
    const longest = [8, 8, 991]
    const sums = [9, 1000]
    const stallWatch = createStallWatch({
      ...{ thresholdMs, heartbeatMs, nowMs: 4, beats: 1 },
      gapSumMs: () => sums.shift() ?? Number.NaN,
      longestGapMs: () => longest.shift() ?? Number.NaN,
    })
    expect(stallWatch.poll(810, 2)).toBeUndefined()
    expect(stallWatch.poll(820, 2)).toBeUndefined()
    expect(stallWatch.poll(826, 2)).toEqual({ kind: 'begin', startMs: 9, pollGapMs: 806 })
    expect(stallWatch.poll(1002, 3)).toMatchObject({ kind: 'end', durationMs: 988.5, pollGapMs: 806 })
  })

  it('does not lose a stall that it slept through when another one begins at once', () => {
    // 150 ms, some beats, and none from 204 on.
    const longest = [8, 150]
    const stallWatch = createStallWatch({
      ...{ thresholdMs, heartbeatMs, nowMs: 4, beats: 1 },
      longestGapMs: () => longest.shift() ?? Number.NaN,
    })
    const events = [204, 210, 220, 222].map((atMs) => stallWatch.poll(atMs, 10))
    expect(events).toMatchObject([undefined, undefined, { kind: 'missed', durationMs: 145 }, { kind: 'begin' }])
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
