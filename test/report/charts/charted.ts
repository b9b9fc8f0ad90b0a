import type { Comparison, ListedStall, Report, RunTimeline } from '../../../src/model.ts'
import { blockedReport, bridgeBlocker, improvedComparison, jsonBlocker } from '../fixtures.ts'

const { series } = blockedReport

/** Every field that charts are drawn of. */
export const chartedReport: Report = {
  ...blockedReport,
  stalls: blockedReport.stalls.map(
    (stall, index): ListedStall =>
      index === 7
        ? { startMs: stall.startMs, durationMs: stall.durationMs, reason: 'starved' }
        : {
            startMs: stall.startMs,
            durationMs: index === 13 ? bridgeBlocker.maxMs : stall.durationMs,
            blocker: 'src/db/postgres-provider.ts:31',
            blockerId: index % 3 === 0 ? jsonBlocker.id : bridgeBlocker.id,
          },
  ),
  stallHistogram: [
    { fromMs: 20, toMs: 50, stalls: 11, totalMs: 390 },
    { fromMs: 50, toMs: 100, stalls: 0, totalMs: 0 },
    { fromMs: 100, toMs: 200, stalls: 5, totalMs: 930 },
    { fromMs: 200, toMs: 500, stalls: 32, totalMs: 8_237 },
  ],
  series: {
    ...series,
    stalls: series.atS.map(() => 1),
    longestMs: series.blockedMs,
    delayMs: series.atS.map((second) => (second === 4 ? 17.3 : (second % 5) * 2.1)),
    heapUsedBytes: series.atS.map((second) => 41_000_000 + second * 400_000),
    gcMs: series.atS.map((second) => (second % 4) * 3),
  },
}

const before: RunTimeline = {
  durationMs: 30_000,
  series: chartedReport.series,
  stalls: chartedReport.stalls,
  ...(chartedReport.stallHistogram && { stallHistogram: chartedReport.stallHistogram }),
}

const after: RunTimeline = {
  durationMs: 30_000,
  series: { ...chartedReport.series, canaryMaxMs: series.atS.map((second) => 2 + (second % 3)) },
  stalls: [{ startMs: 12_000, durationMs: 23.4 }],
  stallHistogram: [{ fromMs: 20, toMs: 50, stalls: 1, totalMs: 23.4 }],
}

export const chartedComparison: Comparison = {
  ...improvedComparison,
  scenarios: improvedComparison.scenarios.map((scenario) => ({
    ...scenario,
    strategies: scenario.strategies.map((strategy) => ({
      ...strategy,
      timeline: strategy.role === 'blocking' ? before : after,
    })),
  })),
}
