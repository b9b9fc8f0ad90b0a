import type { RunFigures } from '../model.ts'
import { median } from './statistics.ts'

/** Each figure's median over the runs, on its own: no single run need have all of them. What only some runs measured is the
 *  median of those.
 *  @throws Error when there is no run
 */
export function summariseRuns(runs: readonly RunFigures[]): RunFigures {
  const of = (figure: (run: RunFigures) => number) => median(runs.map(figure))
  const canaries = runs.flatMap(({ canary }) => canary ?? [])
  const delays = runs.flatMap(({ delay }) => delay ?? [])
  return {
    durationMs: of((run) => run.durationMs),
    stalls: of((run) => run.stalls),
    blockedMs: of((run) => run.blockedMs),
    blockedShare: of((run) => run.blockedShare),
    longestMs: of((run) => run.longestMs),
    blockingTimeMs: of((run) => run.blockingTimeMs),
    meanArrivalWaitMs: of((run) => run.meanArrivalWaitMs),
    ratePerSecond: of((run) => run.ratePerSecond),
    cpuMs: of((run) => run.cpuMs),
    rssBytes: of((run) => run.rssBytes),
    ...(canaries.length > 0 ? { canary: mediansOf(canaries, ['p50Ms', 'p99Ms', 'maxMs']) } : {}),
    ...(delays.length > 0 ? { delay: mediansOf(delays, ['resolutionMs', 'p50Ms', 'p99Ms', 'maxMs']) } : {}),
  }
}

function mediansOf<Key extends string>(rows: Record<Key, number>[], keys: Key[]): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, median(rows.map((row) => row[key]))])) as Record<Key, number>
}
