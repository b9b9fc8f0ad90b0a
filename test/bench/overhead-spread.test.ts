import { describe, expect, it } from 'vitest'
import { medianRank, pairedRatios, spreadOf } from '../../bench/overhead/spread.ts'

describe('medianRank', () => {
  it('takes the ranks of the published table for a median at 95 %', () => {
    // Conover, Practical Nonparametric Statistics: n, rank, coverage 1 - 2·P(B(n, ½) < rank).
    const known = [
      [6, 1, 0.9688],
      [10, 2, 0.9785],
      [15, 4, 0.9648],
      [20, 6, 0.9586],
      [30, 10, 0.9572],
      [50, 18, 0.9672],
    ] as const
    for (const [count, rank, coverage] of known) {
      const found = medianRank(count)
      expect([count, found.rank, Number(found.coverage.toFixed(4))]).toEqual([count, rank, coverage])
    }
  })

  it('says how little the widest interval of few values covers', () => {
    expect(medianRank(5)).toEqual({ rank: 1, coverage: 0.9375 })
    expect(medianRank(2)).toEqual({ rank: 1, coverage: 0.5 })
    expect(medianRank(1)).toEqual({ rank: 1, coverage: 0 })
  })

  it('never crosses the middle, even where little coverage is asked for', () => {
    for (let count = 1; count <= 40; count++) {
      const { rank } = medianRank(count, 0.01)
      expect(rank).toBeLessThanOrEqual(Math.ceil(count / 2))
    }
  })
})

describe('spreadOf', () => {
  it('bounds the median of ten values by the second and the ninth', () => {
    expect(spreadOf([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])).toMatchObject({
      median: 5.5,
      q1: 3.25,
      q3: 7.75,
      low: 2,
      high: 9,
      count: 10,
    })
  })

  it('is not moved by one wild slice', () => {
    const calm = spreadOf([1, 1.01, 1.02, 1.03, 1.04, 1.05, 1.06])
    const wild = spreadOf([1, 1.01, 1.02, 1.03, 1.04, 1.05, 900])
    expect(wild.median).toBe(calm.median)
    expect(wild.q3).toBe(calm.q3)
  })

  it('has no spread of nothing', () => {
    expect(() => spreadOf([])).toThrow('no quantile')
  })
})

describe('pairedRatios', () => {
  it('divides each value by its partner of the same round', () => {
    expect(pairedRatios([3, 10], [2, 20])).toEqual([1.5, 0.5])
  })

  it('refuses rounds that do not match', () => {
    expect(() => pairedRatios([1, 2], [1])).toThrow('2 values for 1 partners')
  })
})
