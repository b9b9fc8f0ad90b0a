import { expect, test } from 'vitest'
import { amongLongest } from '../../src/diagnose/among-longest.ts'

test.each([
  [[5, 1, 9, 3], 2, [5, 9], 'the longest, in their order'],
  [[5, 5, 5, 5, 9], 3, [5, 5, 9], 'the last one too, where shorter ones are equally long'],
  [[2, 1], 5, [2, 1], 'all of few'],
  [[], 5, [], 'none of none'],
])('keeps of %j at most %i: %j, %s', (durations, most, expected) => {
  expect(durations.filter(amongLongest(Float64Array.from(durations), most))).toEqual(expected)
})
