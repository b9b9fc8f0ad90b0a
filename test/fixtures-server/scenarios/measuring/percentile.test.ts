import { describe, expect, it } from 'vitest'
import { percentile } from '../../../../src/fixtures-server/scenarios/measuring/percentile.ts'

describe('percentile', () => {
  it('is a value that was measured', () => {
    expect(percentile([40, 10, 30, 20], 0.5)).toBe(20)
    expect(percentile([40, 10, 30, 20], 0.99)).toBe(40)
    expect(
      percentile(
        Array.from({ length: 200 }, (_, index) => index + 1),
        0.99,
      ),
    ).toBe(198)
  })

  it('of nothing is nothing', () => {
    expect(percentile([], 0.5)).toBeNaN()
  })
})
