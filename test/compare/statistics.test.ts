import { describe, expect, it } from 'vitest'
import { intervalRank, mannWhitneyCounts, median, quantile, ratioOfRuns } from '../../src/compare/statistics.ts'

describe('quantile', () => {
  it('interpolates between the closest ranks', () => {
    // R: quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .9, 1))
    expect([0, 0.1, 0.25, 0.9, 1].map((share) => quantile([16, 1, 8, 2, 4], share))).toEqual([1, 1.4, 2, 12.8, 16])
  })

  it('takes the middle of an even number for the median, and leaves the values as they were', () => {
    const values = [9, 1, 4, 2]
    expect(median(values)).toBe(3)
    expect(values).toEqual([9, 1, 4, 2])
  })

  it('has no answer for no values', () => {
    expect(() => median([])).toThrow('no quantile')
  })
})

describe('mannWhitneyCounts', () => {
  it('counts the orders of four and four values', () => {
    // The coefficients of the Gaussian binomial (8 over 4).
    expect(mannWhitneyCounts(4, 4)).toEqual([1, 1, 2, 3, 5, 5, 7, 7, 8, 7, 7, 5, 5, 3, 2, 1, 1])
  })

  it('counts every order once and is symmetric in the groups', () => {
    const counts = mannWhitneyCounts(7, 5)
    expect(counts.reduce((sum, count) => sum + count)).toBe(792)
    expect(counts).toEqual(mannWhitneyCounts(5, 7))
    expect(counts).toEqual(counts.toReversed())
  })

  it('agrees with counting all orders of three and two by hand', () => {
    // Places of the two among five, with the number of threes below them: 0 0, 0 1, 0 2 / 1 1, 0 3 / 1 2, …
    expect(mannWhitneyCounts(3, 2)).toEqual([1, 1, 2, 2, 2, 1, 1])
  })

  it('gives the p-value of Hollander and Wolfe’s permeability example', () => {
    // W = 35 of 10 and 5, one-sided p = 0.1272 (R, help of wilcox.test).
    const counts = mannWhitneyCounts(10, 5)
    const tail = counts.slice(35).reduce((sum, count) => sum + count, 0)
    expect(tail / counts.reduce((sum, count) => sum + count)).toBeCloseTo(0.1272, 4)
  })
})

describe('intervalRank', () => {
  it.each([
    // Critical values of the two-sided test at 0.05, as the tables have them: U at or below it is significant.
    [4, 4, 0],
    [3, 5, 0],
    [4, 5, 1],
    [5, 5, 2],
    [6, 6, 5],
    [7, 8, 10],
    [8, 8, 13],
    [10, 10, 23],
    [15, 20, 90],
    [20, 20, 127],
  ])('agrees with the published critical value for %i and %i', (m, n, critical) => {
    expect(intervalRank(m, n).rank).toBe(critical + 1)
    expect(intervalRank(m, n).coverage).toBeGreaterThanOrEqual(0.95)
  })

  it('gives the widest interval and says what it covers when there are too few runs', () => {
    expect(intervalRank(4, 4)).toEqual({ rank: 1, coverage: 1 - 2 / 70 })
    expect(intervalRank(3, 3)).toEqual({ rank: 1, coverage: 1 - 2 / 20 })
    expect(intervalRank(2, 2).coverage).toBeCloseTo(2 / 3, 12)
    expect(intervalRank(1, 1)).toEqual({ rank: 1, coverage: 0 })
  })
})

describe('ratioOfRuns', () => {
  it('is the median quotient, with the bounds counted by hand', () => {
    // Quotients of 2, 4, 8 (before) and 1, 2, 16 (after): ⅛ ¼ ¼ ½ ½ 1 2 4 8.
    const ratio = ratioOfRuns([2, 4, 8], [1, 2, 16], 0.001)
    expect(ratio.estimate).toBeCloseTo(0.5, 12)
    expect(ratio.low).toBeCloseTo(0.125, 12)
    expect(ratio.high).toBeCloseTo(8, 12)
    expect(ratio.coverage).toBeCloseTo(0.9, 12)
  })

  it('agrees with R on Hollander and Wolfe’s permeability example', () => {
    const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46].map(Math.exp)
    const early = [1.15, 0.88, 0.9, 0.74, 1.21].map(Math.exp)
    // R: wilcox.test(x, y, conf.int = TRUE): difference 0.305, 95 % interval −0.15 … 0.76
    const ratio = ratioOfRuns(early, atTerm, 1e-9)
    expect(Math.log(ratio.estimate)).toBeCloseTo(0.305, 6)
    expect(Math.log(ratio.low)).toBeCloseTo(-0.15, 6)
    expect(Math.log(ratio.high)).toBeCloseTo(0.76, 6)
  })

  it('turns round when before and after change places', () => {
    const there = ratioOfRuns([300, 310, 290, 305], [10, 12, 9, 14], 1)
    const back = ratioOfRuns([10, 12, 9, 14], [300, 310, 290, 305], 1)
    expect(there.estimate * back.estimate).toBeCloseTo(1, 12)
    expect(there.low * back.high).toBeCloseTo(1, 12)
  })

  it('takes what is below the floor for the floor: nothing is neither 0 nor infinity times something', () => {
    expect(ratioOfRuns([200, 200], [0, 0.001], 20)).toMatchObject({ estimate: expect.closeTo(0.1, 9) })
    expect(ratioOfRuns([0, 0], [200, 200], 20)).toMatchObject({ estimate: expect.closeTo(10, 9) })
    expect(ratioOfRuns([0, 0, 0, 0], [3, 0, 0, 19], 20)).toMatchObject({ estimate: 1, low: 1, high: 1 })
    expect(() => ratioOfRuns([1], [1], 0)).toThrow('floor')
  })

  it('gives a single pair its quotient and an interval that covers nothing', () => {
    const ratio = ratioOfRuns([100], [50], 1)
    expect(ratio.low).toBe(ratio.high)
    expect(ratio.coverage).toBe(0)
  })

  it.each([4, 5])('covers the true ratio in at least 93 of 100 comparisons of %i pairs', (pairs) => {
    const normal = normals(20_260)
    const trueRatio = 0.5
    const trials = 4_000
    let covered = 0
    for (let trial = 0; trial < trials; trial++) {
      const before = Array.from({ length: pairs }, () => 300 * Math.exp(0.3 * normal()))
      const after = Array.from({ length: pairs }, () => 300 * trueRatio * Math.exp(0.3 * normal()))
      const { low, high } = ratioOfRuns(before, after, 1e-6)
      if (low <= trueRatio && trueRatio <= high) covered++
    }
    expect(covered / trials).toBeGreaterThan(0.93)
    // Not by being boundless: the exact coverage is 0.971 and 0.968.
    expect(covered / trials).toBeLessThan(0.985)
  })
})

/** Standard normal values by Box and Muller from a seeded mulberry32. */
function normals(seed: number): () => number {
  let state = seed
  const uniform = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 1) / 4_294_967_297
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
