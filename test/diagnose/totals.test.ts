import { describe, expect, it } from 'vitest'
import { totalsOf } from '../../src/diagnose/totals.ts'

describe('totalsOf', () => {
  it('sums durations, what is beyond 50 ms, and what a random arrival waits', () => {
    const totals = totalsOf([{ durationMs: 400 }, { durationMs: 30 }, { durationMs: 70 }], 10_000)
    expect(totals).toMatchObject({ stalls: 3, blockedMs: 500, blockedShare: 0.05, longestMs: 400, blockingTimeMs: 370 })
    // (400² + 30² + 70²) / 20 000
    expect(totals.meanArrivalWaitMs).toBeCloseTo(8.29)
  })

  it('is all zero without stalls', () => {
    expect(totalsOf([], 1000)).toEqual({
      durationMs: 1000,
      stalls: 0,
      blockedMs: 0,
      blockedShare: 0,
      longestMs: 0,
      blockingTimeMs: 0,
      meanArrivalWaitMs: 0,
    })
  })
})
