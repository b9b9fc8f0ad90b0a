import { expect, test } from 'vitest'
import { amongLongest } from '../../src/diagnose/among-longest.ts'

function longest(durationsMs: readonly number[], most: number): number[] {
  const all = durationsMs.map((durationMs) => ({ durationMs }))
  return durationsMs.filter(amongLongest(all, most))
}

test.each([
  [[5, 1, 9, 3], 2, [5, 9], 'the longest, in their order'],
  [[5, 5, 5, 5, 9], 3, [5, 5, 9], 'the last one too, where shorter ones are equally long'],
  [[2, 1], 5, [2, 1], 'all of few'],
  [[], 5, [], 'none of none'],
])('keeps of %j at most %i: %j, %s', (durations, most, expected) => {
  expect(longest(durations, most)).toEqual(expected)
})

test('keeps the longest of many that come in any order', () => {
  const durations = Array.from({ length: 1_000 }, (_, index) => (index * 7919) % 1_000)
  expect(longest(durations, 3)).toEqual(durations.filter((durationMs) => durationMs >= 997))
})

test('keeps as many as there is room for of those that are equally long, however many came', () => {
  const durations = Array.from({ length: 1_000 }, (_, index) => index % 10)
  const kept = longest(durations, 150)
  expect(kept.filter((durationMs) => durationMs === 9)).toHaveLength(100)
  expect(kept.filter((durationMs) => durationMs === 8)).toHaveLength(50)
  expect(kept).toHaveLength(150)
})
