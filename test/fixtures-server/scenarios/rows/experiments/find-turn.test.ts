import { describe, expect, it } from 'vitest'
import { type BatchCost, findTurn } from '../../../../../src/fixtures-server/scenarios/rows/experiments/find-turn.ts'

function costs(...given: [batchRows: number, wallMs: number, longestMs: number][]): BatchCost[] {
  return given.map(([batchRows, wallMs, longestMs]) => ({ batchRows, wallMs, longestMs }))
}

describe('findTurn', () => {
  it('finds the smallest batch that is fast and the largest that is smooth', () => {
    const measured = costs(
      [10, 4_000, 0],
      [100, 1_240, 0],
      [1_000, 1_010, 22],
      [10_000, 1_000, 90],
      [100_000, 1_300, 300],
    )
    expect(findTurn(measured, 50)).toEqual({ fastFrom: 100, smoothUpTo: 1_000 })
  })

  it('knows no smooth batch where the smallest stalls', () => {
    expect(findTurn(costs([10, 900, 50], [100, 800, 0]), 50)).toEqual({ fastFrom: 10, smoothUpTo: undefined })
  })

  it('takes the largest where none stalls', () => {
    expect(findTurn(costs([10, 900, 0], [100, 200, 49]), 50)).toEqual({ fastFrom: 100, smoothUpTo: 100 })
  })
})
