import { arch, cpus, loadavg, platform, totalmem } from 'node:os'
import { type Reach, reachOf } from './reach.ts'
import type { ProgramScore } from './score.ts'
import { detailOf } from './table.ts'
import { type Target, targetsOf } from './targets.ts'

/** What bench/results/accuracy-<date>-node<major>.json holds. */
export interface AccuracyResult {
  schema: 'loopcheck.accuracy/v2'
  date: string
  /** process.version of the programs. */
  node: string
  loopcheck: string
  machine: { cpuModel: string; cpuCount: number; platform: string; arch: string; totalMemoryBytes: number }
  /** Load of the machine before and after, and what else is to be known: whether others used it meanwhile. */
  conditions: { loadAverageBefore: number; loadAverageAfter: number; note?: string }
  targets: Target[]
  reach: Reach
  programs: ProgramRow[]
  skipped: { id: string; why: string }[]
}

/** A program in one line. */
export interface ProgramRow {
  id: string
  isExact: boolean
  stalls: number
  atLine: number
  stalledMs: number
  /** Stalls that the report lays on the machine. */
  excused: number
  /** Runs before this one in which the machine gave the program too little CPU to be judged. */
  reruns: number
  /** One for each true block: what was said, and what of it is wrong. */
  said: string[]
}

/** @param loadAverageBefore os.loadavg()[0] when the benchmark began */
export function toResult(facts: {
  node: string
  loopcheck: string
  programs: (ProgramScore & { reruns: number })[]
  skipped: AccuracyResult['skipped']
  loadAverageBefore: number
  note: string | undefined
}): AccuracyResult {
  const { node, loopcheck, programs, skipped, loadAverageBefore, note } = facts
  const reach = reachOf(programs)
  return {
    schema: 'loopcheck.accuracy/v2',
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
    targets: targetsOf(reach),
    reach,
    programs: programs.map(toRow),
    skipped,
  }
}

/** JSON with a line for each program, that a reader can look through. */
export function toText({ programs, ...head }: AccuracyResult): string {
  const rows = programs.map((row) => `    ${JSON.stringify(row)}`).join(',\n')
  return `${JSON.stringify(head, null, 2).replace(/\n}$/, '')},\n  "programs": [\n${rows}\n  ]\n}\n`
}

function toRow(score: ProgramScore & { reruns: number }): ProgramRow {
  const { id, isExact, stalls, stallShare, stalledMs, excused, reruns, blocks } = score
  const atLine = Math.round(stallShare * stalls)
  return { id, isExact, stalls, atLine, stalledMs: Math.round(stalledMs), excused, reruns, said: blocks.map(detailOf) }
}
