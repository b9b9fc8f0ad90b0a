import type { Finding } from '../../../../model.ts'
import type { StrategyRun } from './measure-strategy.ts'
import { boundBy, computingShare, sayWhereBusy, shareWithoutCore, totalPhases } from './phase-times.ts'

/** Where a phase's thread does nothing else: neither other turns of the event loop nor an engine's other threads. */
const alone = ['inline', 'worker-pool', 'process-pool', 'job-queue']

/** Which phases wait for the disk, and which compute: computed from what the threads that did them have used. */
export function phasesFinding(runs: readonly StrategyRun[]): Finding {
  const measured = runs.filter(({ strategy }) => alone.includes(strategy))
  const totals = totalPhases(measured.flatMap(({ cost }) => cost.pieces))
  const bounds = totals.map((total) => ({ ...total, share: computingShare(total) }))
  const named = (bound: ReturnType<typeof boundBy>) =>
    bounds.filter(({ share }) => boundBy(share) === bound).map(({ phase }) => phase)
  const sentences = [
    `Bound by the CPU: ${list(named('CPU'))}; by I/O: ${list(named('I/O'))}; by both: ${list(named('both'))}.`,
    'Computing share is the CPU time of the thread by the wall time in which it had a core or wanted none; time in which it ' +
      `was ready but had none is left out. Over ${measured.map(({ strategy }) => strategy).join(', ')}.`,
    'The file has just been written: reading it is copying it from the page cache, on the main thread a wait for the ' +
      'thread pool that does so.',
    sayWhereBusy(shareWithoutCore(totals)) ?? '',
  ]
  return {
    id: 'phases',
    title: 'What bounds each phase',
    text: sentences.join(' ').trimEnd(),
    tables: [
      {
        caption: 'All workers together',
        columns: [
          { title: 'phase', unit: 'text' },
          { title: 'wall', unit: 'ms' },
          { title: 'computing', unit: 'ms' },
          { title: 'without a core', unit: 'ms' },
          { title: 'computing share', unit: 'share' },
          { title: 'bound by', unit: 'text' },
        ],
        rows: bounds.map(({ phase, wallMs, cpuMs, queueMs, share }) => [
          ...[phase, wallMs, cpuMs, queueMs, share, boundBy(share)],
        ]),
      },
    ],
  }
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ')
}
