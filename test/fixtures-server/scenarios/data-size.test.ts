import { describe, expect, it } from 'vitest'
import { fitSize, isTooSmall, sampleSize } from '../../../src/fixtures-server/scenarios/tables/data-size.ts'

describe('fitSize', () => {
  it('gives a machine that is twice as fast about twice the work', () => {
    const slow = fitSize(sampleSize, { executeMs: 60, fetchMs: 30 })
    const fast = fitSize(sampleSize, { executeMs: 30, fetchMs: 15 })
    expect(workOf(fast) / workOf(slow)).toBeCloseTo(2, 0)
  })

  it('never goes below the sample, however slow the machine', () => {
    expect(fitSize(sampleSize, { executeMs: 9_000, fetchMs: 900 })).toEqual(sampleSize)
  })

  it('never shrinks what is there', () => {
    const present = { tables: 9_000, columnsPerTable: 40 }
    expect(fitSize(present, { executeMs: 500, fetchMs: 200 })).toEqual(present)
  })

  it('never goes above a million columns, however fast the machine', () => {
    expect(workOf(fitSize(sampleSize, { executeMs: 0.1, fetchMs: 0.1 }))).toBeLessThanOrEqual(1_000_000)
  })
})

describe('isTooSmall', () => {
  it('is true only where the query does not reach what the story tells', () => {
    expect([110, 139, 140, 300].map((executeMs) => isTooSmall({ executeMs, fetchMs: 50 }))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})

function workOf({ tables, columnsPerTable }: typeof sampleSize): number {
  return tables * columnsPerTable
}
