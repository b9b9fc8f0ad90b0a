import { availableParallelism } from 'node:os'
import type { Finding } from '../../../../model.ts'
import type { Experiment, Lab } from '../../scenario.ts'
import { measureStrategy, type StrategyRun } from './measure-strategy.ts'

const threadCounts = [1, 2, 4]

/** The engine with one, two and four threads. */
export const engineThreadsExperiment: Experiment = {
  id: 'engine-threads',
  title: 'the engine with 1, 2 and 4 threads',
  async measure(lab: Lab): Promise<Finding[]> {
    if (!lab.strategies.includes('engine')) return []
    const runs: { threads: number; run: StrategyRun }[] = []
    for (const threads of threadCounts)
      runs.push({ threads, run: await measureStrategy(lab, 'engine', { ANALYSIS_THREADS: String(threads) }) })
    return [toFinding(runs)]
  },
}

function toFinding(runs: readonly { threads: number; run: StrategyRun }[]): Finding {
  const cores = availableParallelism()
  const [one] = runs
  const oneMs = one?.run.wallMs ?? 0
  const [best] = runs.toSorted((a, b) => a.run.wallMs - b.run.wallMs)
  return {
    id: 'engine-threads',
    title: 'DuckDB by its number of threads',
    text:
      `The whole dataset on ${cores} cores. Quickest with ${best?.threads} of its threads: ` +
      `${(oneMs / (best?.run.wallMs ?? 1) || 1).toFixed(2)} times as fast as with one.`,
    checks: [
      {
        text: 'Its threads change nothing in the answer',
        isMet: new Set(runs.map(({ run }) => run.answerHash)).size === 1,
        measured: `${new Set(runs.map(({ run }) => run.answerHash)).size} different answers of ${runs.length}`,
      },
    ],
    tables: [
      {
        caption: 'One run each',
        columns: [
          { title: 'threads', unit: 'count' },
          { title: 'wall', unit: 'ms' },
          { title: 'as fast as with one', unit: 'ratio' },
          { title: 'CPU used of all cores', unit: 'share' },
          { title: 'peak memory', unit: 'bytes' },
          { title: 'longest stall', unit: 'ms' },
          { title: 'canary p99', unit: 'ms' },
        ],
        rows: runs.map(({ threads, run }) => [
          ...[threads, run.wallMs, oneMs / run.wallMs],
          ...[run.cpuMs === undefined ? null : run.cpuMs / run.wallMs / cores, run.peakBytes ?? null],
          ...[run.longestStallMs, run.canary.p99Ms],
        ]),
      },
    ],
  }
}
