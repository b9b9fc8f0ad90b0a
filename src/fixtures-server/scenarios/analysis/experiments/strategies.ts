import { availableParallelism } from 'node:os'
import type { Finding, FindingTable } from '../../../../model.ts'
import { formatLongest, formatMs } from '../../../../numbers.ts'
import type { Experiment, Lab } from '../../scenario.ts'
import { phases } from '../timing.ts'
import { measureStrategy, type StrategyRun } from './measure-strategy.ts'
import { phaseWallMs, sayWhereBusy, shareWithoutCore, totalPhases } from './phase-times.ts'
import { phasesFinding } from './phases-finding.ts'
import { recommend } from './recommend.ts'

/** Beyond this a server is felt to hang: the web's limit for a long task. Source: W3C Long Tasks API. */
const freeMs = 50

/** Every strategy with the whole dataset, side by side. */
export const strategiesExperiment: Experiment = {
  id: 'strategies',
  title: 'every strategy with the whole dataset',
  async measure(lab: Lab): Promise<Finding[]> {
    const runs = await measureAll(lab)
    return [strategiesFinding(runs), phasesFinding(runs), recommendationFinding(runs)]
  },
}

/** @returns one run of each, or of two runs the quicker one: what disturbed the other came from outside */
async function measureAll(lab: Lab): Promise<StrategyRun[]> {
  const best = new Map<string, StrategyRun>()
  const orders = lab.isQuick ? [lab.strategies] : [lab.strategies, lab.strategies.toReversed()]
  for (const strategy of orders.flat()) {
    const run = await measureStrategy(lab, strategy)
    const known = best.get(strategy)
    if (known === undefined || run.wallMs < known.wallMs) best.set(strategy, run)
  }
  return [...best.values()]
}

function strategiesFinding(runs: readonly StrategyRun[]): Finding {
  const offMain = runs.filter(({ strategy }) => strategy !== 'inline')
  const longest = (of: readonly StrategyRun[]) => Math.max(...of.map(({ longestStallMs }) => longestStallMs))
  const inline = runs.filter(({ strategy }) => strategy === 'inline')
  return {
    id: 'strategies',
    title: 'The whole dataset, by every strategy',
    text:
      `One request for ${runs.length} servers each, after one for the small dataset; a health check every 20 ms beside it. ` +
      'CPU and memory are those of the server with all of its threads and processes, the probe included (Redis is none of ' +
      'them). A phase that several workers do side by side counts as long as the slowest of them. Copied is what was ' +
      'serialised or cloned on its way, every time it was; handed over is what changed threads without a copy.',
    checks: [
      {
        text: 'All strategies answer the same bytes',
        isMet: new Set(runs.map(({ answerHash }) => answerHash)).size === 1,
        measured: `${new Set(runs.map(({ answerHash }) => answerHash)).size} different answers of ${runs.length}`,
      },
      {
        text: `No way but inline holds the event loop up for ${formatMs(freeMs)}`,
        isMet: longest(offMain) < freeMs,
        measured: `longest ${formatLongest(longest(offMain))}, inline ${formatLongest(longest(inline))}`,
      },
    ],
    tables: [phaseTable(runs), useTable(runs)],
  }
}

function phaseTable(runs: readonly StrategyRun[]): FindingTable {
  return {
    caption: 'Wall time, in all and by phase',
    columns: [
      { title: 'strategy', unit: 'text' },
      { title: 'in all', unit: 'ms' },
      ...phases.map((phase) => ({ title: phase, unit: 'ms' as const })),
    ],
    rows: runs.map(({ strategy, wallMs, cost }) => [
      strategy,
      wallMs,
      ...phases.map((phase) => phaseWallMs(cost.pieces, phase) ?? null),
    ]),
  }
}

function useTable(runs: readonly StrategyRun[]): FindingTable {
  const cores = availableParallelism()
  return {
    caption: `What it took, on ${cores} cores, and what others felt of it`,
    columns: [
      { title: 'strategy', unit: 'text' },
      { title: 'CPU used of all cores', unit: 'share' },
      { title: 'peak memory', unit: 'bytes' },
      { title: 'copied', unit: 'bytes' },
      { title: 'handed over', unit: 'bytes' },
      { title: 'waits for the write lock', unit: 'ms' },
      { title: 'longest stall', unit: 'ms' },
      { title: 'canary p99', unit: 'ms' },
      { title: 'canary longest', unit: 'ms' },
    ],
    rows: runs.map(({ strategy, wallMs, cpuMs, peakBytes, cost, longestStallMs, canary }) => [
      ...[strategy, cpuMs === undefined ? null : cpuMs / wallMs / cores, peakBytes ?? null],
      ...[cost.copiedBytes, cost.transferredBytes, cost.lockWaitMs],
      ...[longestStallMs, canary.p99Ms, canary.maxMs],
    ]),
  }
}

function recommendationFinding(runs: readonly StrategyRun[]): Finding {
  const { best, why, others } = recommend(
    runs.map(({ strategy, wallMs, cpuMs, peakBytes, longestStallMs, cost }) => ({
      ...{ strategy, wallMs, longestStallMs, cpuMs: cpuMs ?? null, peakBytes: peakBytes ?? null },
      copiedBytes: cost.copiedBytes,
    })),
    { freeMs, cores: availableParallelism() },
  )
  const withoutCore = shareWithoutCore(totalPhases(runs.flatMap(({ cost }) => cost.pieces)))
  const busy = sayWhereBusy(withoutCore)
  return {
    id: 'recommendation',
    title: titleFor(best, withoutCore),
    text: busy === undefined ? why : `${why} ${busy}`,
    tables: [
      {
        caption: 'And the others',
        columns: [
          { title: 'strategy', unit: 'text' },
          { title: 'wall time against the best', unit: 'ratio' },
          { title: 'when it would be better', unit: 'text' },
        ],
        rows: others.map(({ strategy, wallRatio, when }) => [strategy, wallRatio, when]),
      },
    ],
  }
}

/** Where work had to wait for cores more than it had one, the order of the strategies is that of the others' breaks. */
function titleFor(best: string | undefined, withoutCore: number): string {
  if (best === undefined) return 'No strategy keeps the event loop free here'
  return withoutCore > 0.5 ? `Too busy a machine to recommend one; in this run: ${best}` : `On this machine: ${best}`
}
