import { expect, test } from 'vitest'
import { stallHistogram } from '../../src/diagnose/stall-histogram.ts'

const of = (...durationsMs: number[]) => durationsMs.map((durationMs) => ({ durationMs }))

test('counts every stall once, from the threshold’s length up to the longest’s, without a gap', () => {
  expect(stallHistogram(of(20, 49.9, 50, 700), 20)).toEqual([
    { fromMs: 20, toMs: 50, stalls: 2, totalMs: 69.9 },
    { fromMs: 50, toMs: 100, stalls: 1, totalMs: 50 },
    { fromMs: 100, toMs: 200, stalls: 0, totalMs: 0 },
    { fromMs: 200, toMs: 500, stalls: 0, totalMs: 0 },
    { fromMs: 500, toMs: 1000, stalls: 1, totalMs: 700 },
  ])
})

test('the last length has no end, and none is there where nothing stalled', () => {
  expect(stallHistogram(of(90_000), 20).at(-1)).toEqual({ fromMs: 60_000, stalls: 1, totalMs: 90_000 })
  expect(stallHistogram([], 20)).toEqual([])
})
