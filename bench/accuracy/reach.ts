import type { ProgramScore } from './score.ts'

/** The set's figures. */
export interface Reach {
  /** Programs with a block, and those of them whose line is exact. */
  positives: number
  exact: number
  /** True blocks, and how many were right in each respect. */
  blocks: number
  lines: number
  functions: number
  kinds: number
  routes: number
  phases: number
  missed: number
  /** Over all positives: share of stalls and of blocked time that is blamed on a marked line, 0–1. */
  stallShare: number
  timeShare: number
  negatives: number
  falseAlarms: number
}

/** Sums the programs up. */
export function reachOf(scores: readonly ProgramScore[]): Reach {
  const positives = scores.filter((score) => !score.isNegative)
  const blocks = positives.flatMap((score) => score.blocks)
  const stalls = positives.reduce((sum, score) => sum + score.stalls, 0)
  const stalledMs = positives.reduce((sum, score) => sum + score.stalledMs, 0)
  return {
    positives: positives.length,
    exact: positives.filter((score) => score.isExact).length,
    blocks: blocks.length,
    lines: blocks.filter((block) => block.isLine).length,
    functions: blocks.filter((block) => block.isFunction).length,
    kinds: blocks.filter((block) => block.isKind).length,
    routes: blocks.filter((block) => block.isRoute).length,
    phases: blocks.filter((block) => block.isPhase).length,
    missed: positives.reduce((sum, score) => sum + score.missed, 0),
    stallShare: stalls > 0 ? positives.reduce((sum, score) => sum + score.stallShare * score.stalls, 0) / stalls : 1,
    timeShare:
      stalledMs > 0 ? positives.reduce((sum, score) => sum + score.timeShare * score.stalledMs, 0) / stalledMs : 1,
    negatives: scores.length - positives.length,
    falseAlarms: scores.reduce((sum, score) => sum + score.falseAlarms, 0),
  }
}

/** Every line of every program exact, and nobody accused on the programs that do not block. */
export function isReached(reach: Reach): boolean {
  return reach.exact === reach.positives && reach.falseAlarms === 0
}
