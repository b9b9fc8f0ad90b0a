import { expect, test } from 'vitest'
import { timelineOf } from '../../src/report/timeline.ts'
import { blockedReport, cleanReport } from './fixtures.ts'

test('counts a stall in the slot where it began, and adds up what each slot holds', () => {
  const slots = timelineOf(blockedReport, 10)
  expect(slots).toHaveLength(10)
  expect(slots[0]).toEqual({
    fromS: 0,
    toS: 3,
    stalls: 3,
    longestMs: 286,
    blockedMs: 699,
    requests: 153,
    canaryMaxMs: 264,
  })
  expect(slots.reduce((sum, { stalls }) => sum + stalls, 0)).toBe(blockedReport.stalls.length)
})

test('says null, not 0, for a slot without a canary', () => {
  expect(timelineOf(blockedReport, 30)[0]?.canaryMaxMs).toBeNull()
})

test('has no slots for a run without a full second', () => {
  expect(timelineOf(cleanReport, 10)).toEqual([])
})
