import type { BlockScore, ProgramScore } from './score.ts'

/** How many of how many. */
export interface Count {
  right: number
  of: number
}

/** The set's figures. */
export interface Reach {
  /** Programs with a block, and those of them whose line is exact. */
  programs: Count
  /** Each true block counts once, whatever it blocked. */
  byBlocker: Record<'line' | 'function' | 'kind' | 'route' | 'phase', Count>
  /** Each stall of at least 20 ms counts once; a stall with two culprits twice for kind and route. */
  byStall: Record<'line' | 'kind' | 'route', Count>
  /** Share of the blocked time that is blamed on a marked line, 0–1. */
  timeShare: number
  missed: number
  /** Programs that do not block, and those on which nothing was blamed. */
  clean: Count
  falseAlarms: number
  /** Programs that were starved or asleep, and those on which that was seen and nothing blamed. */
  disturbed: Count
  blamedWhileDisturbed: number
}

/** Sums the programs up. */
export function reachOf(scores: readonly ProgramScore[]): Reach {
  const positives = scores.filter((score) => !score.isNegative)
  const clean = scores.filter((score) => score.isNegative && !score.isDisturbed)
  const disturbed = scores.filter((score) => score.isNegative && score.isDisturbed)
  const blocks = positives.flatMap((score) => score.blocks)
  const stalledMs = total(positives, (score) => score.stalledMs)
  const rightBlocks = (isRight: (block: BlockScore) => boolean): Count => count(blocks, isRight)
  const parts = total(positives, (score) => score.parts.parts)
  return {
    programs: count(positives, (score) => score.isExact),
    byBlocker: {
      line: rightBlocks((block) => block.isLine),
      function: rightBlocks((block) => block.isFunction),
      kind: rightBlocks((block) => block.isKind),
      route: rightBlocks((block) => block.isRoute),
      phase: rightBlocks((block) => block.isPhase),
    },
    byStall: {
      line: {
        right: Math.round(total(positives, (score) => score.stallShare * score.stalls)),
        of: total(positives, (score) => score.stalls),
      },
      kind: { right: total(positives, (score) => score.parts.kinds), of: parts },
      route: { right: total(positives, (score) => score.parts.routes), of: parts },
    },
    timeShare: stalledMs > 0 ? total(positives, (score) => score.timeShare * score.stalledMs) / stalledMs : 1,
    missed: total(positives, (score) => score.missed),
    clean: count(clean, (score) => score.isExact),
    falseAlarms: total(clean, (score) => score.falseAlarms),
    disturbed: count(disturbed, (score) => score.isExact),
    blamedWhileDisturbed: total(disturbed, (score) => score.falseAlarms),
  }
}

/** 0–1; 1 of nothing. */
export function shareOf({ right, of }: Count): number {
  return of > 0 ? right / of : 1
}

function count<T>(all: readonly T[], isRight: (one: T) => boolean): Count {
  return { right: all.filter(isRight).length, of: all.length }
}

function total(scores: readonly ProgramScore[], figureOf: (score: ProgramScore) => number): number {
  return scores.reduce((sum, score) => sum + figureOf(score), 0)
}
