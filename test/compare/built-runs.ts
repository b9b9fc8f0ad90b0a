import { summariseRuns } from '../../src/compare/summarise-runs.ts'
import type { RunFigures, Strategy } from '../../src/model.ts'

/** A run of ten seconds with one stall a second, all of the longest's length. */
export function builtRun(longestMs: number, more: Partial<RunFigures> = {}): RunFigures {
  const blockedMs = longestMs * 10
  return {
    durationMs: 10_000,
    stalls: longestMs > 0 ? 10 : 0,
    blockedMs,
    blockedShare: blockedMs / 10_000,
    longestMs,
    blockingTimeMs: Math.max(0, longestMs - 50) * 10,
    meanArrivalWaitMs: (10 * longestMs ** 2) / 20_000,
    ratePerSecond: 2,
    cpuMs: 1_000,
    rssBytes: 50_000_000,
    ...more,
  }
}

export function builtStrategy(id: string, runs: RunFigures[]): Strategy {
  return {
    id,
    role: id === 'blocking' ? 'blocking' : 'offloaded',
    runs,
    median: summariseRuns(runs.length > 0 ? runs : [builtRun(0)]),
    blockers: [],
    verdict: { status: 'clean', text: '' },
  }
}
