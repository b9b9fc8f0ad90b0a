import { expect, test } from 'vitest'
import { timelineOf, timelineTable } from '../../src/report/timeline.ts'
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

test('names slots by when their seconds began, and ends with the run', () => {
  const { series } = blockedReport
  const report = {
    ...blockedReport,
    totals: { ...blockedReport.totals, durationMs: 29_700 },
    series: { ...series, atS: series.atS.map((atS) => Math.max(0, atS - 0.4)) },
  }
  const slots = timelineOf(report, 30)
  expect(
    timelineTable(slots)
      .rows.map(({ cells }) => cells[0]?.[0])
      .slice(0, 3),
  ).toEqual(['0–0.6', '0.6–1.6', '1.6–2.6'])
  expect(slots.at(-1)).toMatchObject({ fromS: 28.6, toS: 29.7 })
})
