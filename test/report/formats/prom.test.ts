import { expect, test } from 'vitest'
import { promFormat } from '../../../src/report/formats/prom.ts'
import {
  blockedReport,
  bridgeBlocker,
  cleanReport,
  hostileStrings,
  improvedComparison,
  tablesScenario,
} from '../fixtures.ts'
import { hostileComparison, hostileReport } from '../hostile.ts'
import { assets } from './assets.ts'
import { readProm } from './read-prom.ts'

test('is as it was', async () => {
  await expect(promFormat.report(blockedReport, assets)).toMatchFileSnapshot('../__snapshots__/blocked.prom')
  await expect(promFormat.comparison(improvedComparison, assets)).toMatchFileSnapshot('../__snapshots__/improved.prom')
})

test('says in seconds what the report says in milliseconds', () => {
  const samples = readProm(promFormat.report(blockedReport, assets))
  const figure = (name: string, id?: string) =>
    samples.find((sample) => sample.name === name && sample.labels.blocker === id)?.value
  expect(figure('loopcheck_stalls')).toBe(48)
  expect(figure('loopcheck_blocked_seconds')).toBe(9.557)
  expect(figure('loopcheck_longest_stall_seconds')).toBe(0.4124)
  expect(figure('loopcheck_blocked_ratio')).toBe(0.3186)
  expect(figure('loopcheck_blocker_seconds', bridgeBlocker.id)).toBe(9.022)
  expect(samples.filter(({ name }) => name === 'loopcheck_blocker_stalls')).toHaveLength(3)
})

test('leaves out what there is none of', () => {
  expect(promFormat.report(cleanReport, assets)).not.toContain('blocker')
})

test('has both sides of a comparison, and the ratio with its bounds', () => {
  const infinite = { ...tablesScenario, ratio: { longestMs: { estimate: 2, low: 1, high: Number.POSITIVE_INFINITY } } }
  const samples = readProm(promFormat.comparison({ ...improvedComparison, scenarios: [infinite] }, assets))
  const longest = samples.filter(({ name }) => name === 'loopcheck_longest_stall_seconds')
  expect(longest.map(({ labels, value }) => [labels.role, value])).toEqual([
    ['blocking', 0.4124],
    ['offloaded', 0.0234],
  ])
  const ratios = samples.filter(({ name }) => name === 'loopcheck_ratio')
  expect(ratios.map(({ labels, value }) => [labels.bound, value])).toEqual([
    ['estimate', 2],
    ['low', 1],
    ['high', Number.POSITIVE_INFINITY],
  ])
})

test('can be read whatever the names hold, and gives them back', () => {
  for (const hostile of [...hostileStrings, 'a"} 1\nloopcheck_stalls 0', 'back\\slash\\n']) {
    const report = { ...blockedReport, blockers: [{ ...bridgeBlocker, route: hostile }] }
    const samples = readProm(promFormat.report(report, assets))
    expect(samples.filter(({ name }) => name === 'loopcheck_stalls').map(({ value }) => value)).toEqual([48])
    if (/^[ -~]+$/.test(hostile) && hostile.trim() !== '')
      expect(samples.find(({ labels }) => labels.route !== undefined)?.labels.route).toBe(hostile)
  }
  for (const offset of hostileStrings.keys()) {
    expect(readProm(promFormat.report(hostileReport(offset), assets)).length).toBeGreaterThan(7)
    expect(readProm(promFormat.comparison(hostileComparison(offset), assets)).length).toBeGreaterThan(7)
  }
})
