import { describe, expect, it } from 'vitest'
import { seriesOf } from '../../src/diagnose/series.ts'
import type { SecondRecord, Series } from '../../src/model.ts'

const second = (atMs: number, more: Partial<SecondRecord> = {}): SecondRecord => ({
  ...{ type: 'second', process: '1', atMs, beats: 190, cpuMs: 400, rssBytes: 50e6 },
  routes: [[0, 10, 100, 20]],
  ...more,
})

function series(
  seconds: SecondRecord[],
  endMs: number,
  stalls: { startMs: number; durationMs: number }[] = [],
): Series {
  const window = { startMs: 0, endMs }
  return seriesOf({ seconds, heartbeatMs: 5, window, stalls, longestCanaryMs: (_, toMs) => (toMs > 2000 ? 80 : 3) })
}

describe('seriesOf', () => {
  it('tells by how much a beat was late: what is beyond a heartbeat', () => {
    const seconds = [{ longestGapMs: 20.4 }, {}, { longestGapMs: 4.9 }].map((more, at) => second(1000 * (at + 1), more))
    expect(series(seconds, 3000).delayMs).toEqual([expect.closeTo(15.4), null, 0])
  })

  it('has no delay where the recording has none', () => {
    expect(series([second(1000)], 1000)).not.toHaveProperty('delayMs')
  })

  it('adds a last part of a few milliseconds to the second before it', () => {
    const seconds = [
      second(1000, { longestGapMs: 6 }),
      second(2003, { longestGapMs: 5.2, utilization: 0.4 }),
      second(2033, { longestGapMs: 33, utilization: 1, cpuMs: 25, routes: [[0, 2, 60, 31]], rssBytes: 60e6 }),
    ]
    expect(series(seconds, 2033, [{ startMs: 2004, durationMs: 26 }])).toEqual({
      atS: [0, 1],
      blockedMs: [0, 26],
      stalls: [0, 1],
      longestMs: [0, 26],
      delayMs: [1, 28],
      utilization: [null, 0.4],
      cpuMs: [400, 425],
      rssBytes: [50e6, 60e6],
      heapUsedBytes: [null, null],
      requests: [10, 12],
      canaryMaxMs: [3, 80],
      gcMs: [0, 0],
    })
  })

  it('keeps a last part that is long enough to tell of, and the only one', () => {
    expect(series([second(1000), second(1400)], 1400).atS).toEqual([0, 1])
    expect(series([second(40)], 40).atS).toEqual([0])
  })
})
