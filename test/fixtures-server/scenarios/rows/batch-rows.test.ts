import { describe, expect, it } from 'vitest'
import { readBatchRows } from '../../../../src/fixtures-server/scenarios/rows/batch-rows.ts'

describe('readBatchRows', () => {
  it.each([
    [undefined, 500],
    ['', 500],
    ['1', 1],
    ['100000', 100_000],
  ])('reads %j as %i', (given, expected) => {
    expect(readBatchRows({ SAMPLE_BATCH_ROWS: given })).toBe(expected)
  })

  it.each(['0', '-5', '2.5', 'many'])('refuses %j', (given) => {
    expect(() => readBatchRows({ SAMPLE_BATCH_ROWS: given })).toThrow(
      `SAMPLE_BATCH_ROWS must be a whole number above 0, got "${given}".`,
    )
  })
})
