import { describe, expect, it } from 'vitest'
import { fitSize, sampleSize } from '../../../src/fixtures-server/scenarios/tables/data-size.ts'

describe('fitSize', () => {
  it('gives a machine that is twice as fast about twice the work', () => {
    const slow = fitSize({ executeMs: 60, fetchMs: 30 })
    const fast = fitSize({ executeMs: 30, fetchMs: 15 })
    expect(workOf(fast) / workOf(slow)).toBeCloseTo(2, 0)
  })

  it('never goes below the sample, however slow the machine', () => {
    expect(fitSize({ executeMs: 9_000, fetchMs: 900 })).toEqual(sampleSize)
  })

  it('never goes above a million columns, however fast the machine', () => {
    expect(workOf(fitSize({ executeMs: 0.1, fetchMs: 0.1 }))).toBeLessThanOrEqual(1_000_000)
  })
})

function workOf({ tables, columnsPerTable }: typeof sampleSize): number {
  return tables * columnsPerTable
}
