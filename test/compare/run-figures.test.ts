import { expect, it } from 'vitest'
import { runFigures } from '../../src/compare/run-figures.ts'
import type { Report } from '../../src/model.ts'

const totals = {
  durationMs: 10_000,
  stalls: 3,
  blockedMs: 900,
  blockedShare: 0.09,
  longestMs: 312,
  blockingTimeMs: 750,
  meanArrivalWaitMs: 13.5,
}

function builtReport(more: Partial<Report>): Report {
  return {
    schema: 'loopcheck.report/v1',
    loopcheck: '0.0.0',
    createdAt: '2026-01-01T00:00:00.000Z',
    verdict: { status: 'blocked', text: '' },
    totals,
    blockers: [],
    stalls: [],
    notices: [],
    routes: [],
    calls: [],
    series: {
      atS: [],
      blockedMs: [],
      utilization: [],
      cpuMs: [],
      rssBytes: [],
      heapUsedBytes: [],
      requests: [],
      canaryMaxMs: [],
    },
    gc: { count: 0, totalMs: 0, maxMs: 0 },
    cpuMs: 4_000,
    rssBytes: 80_000_000,
    cost: { startupMs: 1, captures: 0, captureMs: 0 },
    settings: { thresholdMs: 20, heartbeatMs: 5, includeValues: false },
    target: { command: [], node: '', platform: '', arch: '', cpuModel: '', cpuCount: 1, pid: 1, processes: 1 },
    ...more,
  }
}

it('takes totals, canary, load and delay from a report', () => {
  const figures = runFigures(
    builtReport({
      canary: { p50Ms: 1, p99Ms: 250, maxMs: 300, requests: 500 },
      load: { answeredPerSecond: 1.9, sent: 20, answered: 19, notOk: 0, errors: 1 },
      delay: { resolutionMs: 5, minMs: 5, meanMs: 6, p50Ms: 5, p90Ms: 6, p99Ms: 8, maxMs: 317 },
    }),
  )
  expect(figures).toEqual({
    ...totals,
    canary: { p50Ms: 1, p99Ms: 250, maxMs: 300 },
    ratePerSecond: 1.9,
    cpuMs: 4_000,
    rssBytes: 80_000_000,
    delay: { resolutionMs: 5, p50Ms: 5, p99Ms: 8, maxMs: 317 },
  })
})

it('counts what the routes served when the load was not ours', () => {
  const route = { route: 'GET /', meanMs: 1, maxMs: 1, blockedMs: 0, waited: 0 }
  const figures = runFigures(
    builtReport({
      routes: [
        { ...route, requests: 30 },
        { ...route, requests: 5 },
      ],
    }),
  )
  expect(figures.ratePerSecond).toBe(3.5)
  expect(figures).not.toHaveProperty('canary')
})
