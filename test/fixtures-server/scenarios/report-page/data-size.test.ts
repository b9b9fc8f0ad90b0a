import { describe, expect, it } from 'vitest'
import { fitSize, isTooSmall, sampleSize } from '../../../../src/fixtures-server/scenarios/report-page/data-size.ts'

describe('fitSize', () => {
  it('gives a machine that is twice as fast twice the sales', () => {
    expect(fitSize(sampleSize, 10).sales / fitSize(sampleSize, 20).sales).toBeCloseTo(2, 2)
  })

  it('never shrinks what is there', () => {
    expect(fitSize(sampleSize, 900)).toEqual(sampleSize)
    expect(fitSize({ sales: 400_000 }, 100)).toEqual({ sales: 400_000 })
  })

  it('stays within what can be seeded in seconds, however fast the machine', () => {
    expect(fitSize(sampleSize, 0.1).sales).toBeLessThanOrEqual(2_500_000)
  })
})

describe('isTooSmall', () => {
  it('is true where two queries would block for hardly more than 140 ms', () => {
    expect([40, 69, 70, 80].map(isTooSmall)).toEqual([true, true, false, false])
  })
})
