import { describe, expect, it } from 'vitest'
import { createBeatGaps } from '../../src/probe/beat-gaps.ts'
import { createGapSum } from '../../src/probe/gap-sum.ts'

const heartbeatMs = 5

/** Beats at these moments, looked at as the watchdog does.
 *  @returns of each second, and how often the sum was read */
function seconds(beatsAtMs: readonly number[], options: { seconds?: number; pollMs?: number; phaseMs?: number } = {}) {
  const untilMs = (options.seconds ?? 1) * 1000
  let nowMs = 0
  let readings = 0
  const heard = () => beatsAtMs.filter((atMs) => atMs <= nowMs)
  const gaps = createBeatGaps({
    ...{ heartbeatMs, nowMs: 0 },
    gapSum: () => {
      readings++
      return { beats: heard().length, ms: heard().at(-1) ?? 0 }
    },
    longestGapMs: () => 0,
  })
  const longest: number[] = []
  for (nowMs = options.phaseMs ?? 0; nowMs < untilMs; nowMs += gaps.mayBeLate() ? 4 : (options.pollMs ?? 10)) {
    gaps.poll(nowMs, heard().length)
    if (nowMs >= (longest.length + 1) * 1000 - 10) longest.push(gaps.takeSecond())
  }
  return { longest, readings }
}

/** Every `heartbeatMs` but for one block of so long.
 *  @returns when beats came */
function beats(untilMs: number, gap: { afterMs: number; ms: number } | undefined, everyMs = heartbeatMs): number[] {
  const atMs = [everyMs]
  while ((atMs.at(-1) ?? 0) < untilMs) {
    const last = atMs.at(-1) ?? 0
    const isBlocked = gap !== undefined && last >= gap.afterMs && last < gap.afterMs + everyMs
    atMs.push(last + (isBlocked ? gap.ms : everyMs))
  }
  return atMs
}

describe('createBeatGaps', () => {
  it('finds a gap of 15 ms, exactly, whenever it begins between two looks', () => {
    for (let phaseMs = 0; phaseMs < 10; phaseMs += 0.5) {
      expect(seconds(beats(1000, { afterMs: 400, ms: 15.5 }, 5.1), { phaseMs }).longest[0]).toBeCloseTo(15.5)
    }
  })

  it('tells of the second in which the gap ended, and of no other', () => {
    const { longest } = seconds(beats(3000, { afterMs: 1400, ms: 150 }), { seconds: 3 })
    expect(longest).toEqual([5, expect.closeTo(150), 5])
  })

  it('tells of a gap that goes on how long it is so far', () => {
    const { longest } = seconds([...beats(300, undefined), 2600], { seconds: 3 })
    expect(longest[0]).toBeGreaterThan(680)
    expect(longest[0]).toBeLessThanOrEqual(700)
    expect(longest[1]).toBeGreaterThan(1680)
    expect(longest[2]).toBeCloseTo(2600 - 300)
  })

  it('never says more than there was where it reads the sum of short gaps', () => {
    const { longest } = seconds(beats(1000, undefined, 8.3))
    expect(longest[0]).toBeGreaterThan(8)
    expect(longest[0]).toBeLessThanOrEqual(8.31)
  })

  it('reads the sum a few times a second at most', () => {
    expect(seconds(beats(1000, undefined)).readings).toBeLessThan(4)
    expect(seconds(beats(1000, undefined, 15)).readings).toBeLessThan(30)
  })

  it('starts anew without the gaps before', () => {
    const sums = [{ beats: 2, ms: 12 }]
    const gaps = createBeatGaps({
      ...{ heartbeatMs, nowMs: 0 },
      gapSum: () => sums[0] ?? { beats: 0, ms: 0 },
      longestGapMs: () => 7,
    })
    gaps.poll(10, 2)
    gaps.poll(90, 2)
    gaps.poll(100, 3)
    gaps.startAnew()
    gaps.poll(110, 2)
    expect(gaps.takeSecond()).toBe(7)
  })
})

describe('createGapSum', () => {
  it('reads the mean once as long as no beat comes', () => {
    let readings = 0
    const heartbeat = {
      count: 4,
      get mean() {
        readings++
        return 6e6
      },
    }
    const sum = createGapSum(heartbeat)
    expect(sum.read()).toEqual({ beats: 4, ms: 24 })
    sum.read()
    expect(readings).toBe(1)
    heartbeat.count = 5
    expect(sum.read()).toEqual({ beats: 5, ms: 30 })
    sum.forget()
    sum.read()
    expect(readings).toBe(3)
  })

  it('takes count and mean of one moment when a beat comes between', () => {
    let [count, beatsToCome] = [4, 1]
    const heartbeat = {
      get count() {
        return count
      },
      get mean() {
        if (beatsToCome-- > 0) count++
        return 6e6
      },
    }
    expect(createGapSum(heartbeat).read()).toEqual({ beats: 5, ms: 30 })
  })
})
