import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import { type Reach, reachOf } from './reach.ts'
import type { ProgramScore } from './score.ts'

/** What bench/results/accuracy-<date>-node<major>.json holds. */
export interface AccuracyResult {
  schema: 'loopcheck.accuracy/v1'
  date: string
  /** process.version of the programs. */
  node: string
  loopcheck: string
  machine: { cpuModel: string; cpuCount: number; platform: string; arch: string; totalMemoryBytes: number }
  /** Load of the machine before and after, and what else is to be known: whether others used it meanwhile. */
  conditions: { loadAverageBefore: number; loadAverageAfter: number; note?: string }
  reach: Reach
  programs: (ProgramScore & { story: string })[]
  skipped: { id: string; why: string }[]
}

/** @param loadAverageBefore os.loadavg()[0] when the benchmark began */
export function toResult(facts: {
  node: string
  loopcheck: string
  programs: AccuracyResult['programs']
  skipped: AccuracyResult['skipped']
  loadAverageBefore: number
  note: string | undefined
}): AccuracyResult {
  const { node, loopcheck, programs, skipped, loadAverageBefore, note } = facts
  return {
    schema: 'loopcheck.accuracy/v1',
    date: new Date().toISOString().slice(0, 10),
    node,
    loopcheck,
    machine: {
      cpuModel: cpus()[0]?.model.trim() ?? 'unknown',
      cpuCount: cpus().length,
      platform: platform(),
      arch: arch(),
      totalMemoryBytes: totalmem(),
    },
    conditions: {
      loadAverageBefore,
      loadAverageAfter: loadavg()[0] ?? 0,
      ...(note === undefined ? {} : { note }),
    },
    reach: reachOf(programs),
    programs,
    skipped,
  }
}
