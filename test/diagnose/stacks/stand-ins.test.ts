import { expect, test } from 'vitest'
import type { StallWeight } from '../../../src/diagnose/stacks/stall-weights.ts'
import { withStandIns } from '../../../src/diagnose/stacks/stand-ins.ts'

function weights(count: number, sumOf: (row: number) => number): StallWeight[] {
  return Array.from({ length: count }, (_, row) => ({ row, stalls: 1, totalMs: 20 + (row % 100), sum: sumOf(row) }))
}

test('leaves a run alone whose stalls can all be looked at', () => {
  expect(withStandIns(weights(5_000, () => 0))).toEqual(weights(5_000, () => 0))
})

test('lets heavy stalls stand for light ones of the same blocker, with the same time and number in all', () => {
  const sumOf = (row: number) => row % 3
  const kept = withStandIns(weights(12_000, sumOf))
  expect(kept.length).toBe(5_000)
  for (const sum of [0, 1, 2]) {
    expect(totals(kept, sum)).toEqual(totals(weights(12_000, sumOf), sum))
  }
  expect(Math.max(...kept.map(({ stalls }) => stalls))).toBeLessThanOrEqual(3)
})

test('keeps a stall of every blocker, however light', () => {
  const all = [...weights(12_000, () => 0), { row: 12_000, stalls: 1, totalMs: 1, sum: 9 }]
  expect(totals(withStandIns(all), 9)).toEqual({ stalls: 1, totalMs: 1 })
})

function totals(all: readonly StallWeight[], sum: number): { stalls: number; totalMs: number } {
  const same = all.filter((weight) => weight.sum === sum)
  return {
    stalls: same.reduce((count, { stalls }) => count + stalls, 0),
    totalMs: same.reduce((ms, { totalMs }) => ms + totalMs, 0),
  }
}
