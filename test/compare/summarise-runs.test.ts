import { expect, it } from 'vitest'
import { summariseRuns } from '../../src/compare/summarise-runs.ts'
import { builtRun } from './built-runs.ts'

it('takes the median of every figure on its own', () => {
  const median = summariseRuns([
    builtRun(100, { ratePerSecond: 3, folder: 'run-1' }),
    builtRun(300, { ratePerSecond: 1 }),
    builtRun(200, { ratePerSecond: 2 }),
  ])
  expect(median).toMatchObject({ longestMs: 200, ratePerSecond: 2, blockedMs: 2_000, durationMs: 10_000 })
  expect(median).not.toHaveProperty('folder')
  expect(median).not.toHaveProperty('canary')
})

it('takes the canary and the delay of those runs that have them', () => {
  const delay = { resolutionMs: 5, p50Ms: 5, p99Ms: 9, maxMs: 100 }
  const median = summariseRuns([
    builtRun(100, { canary: { p50Ms: 1, p99Ms: 20, maxMs: 30 } }),
    builtRun(100, { canary: { p50Ms: 3, p99Ms: 40, maxMs: 50 }, delay }),
    builtRun(100),
  ])
  expect(median.canary).toEqual({ p50Ms: 2, p99Ms: 30, maxMs: 40 })
  expect(median.delay).toEqual(delay)
})

it('refuses to summarise nothing', () => {
  expect(() => summariseRuns([])).toThrow('no quantile')
})
