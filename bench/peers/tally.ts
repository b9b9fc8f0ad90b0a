import type { ProgramMark } from './score-answer.ts'

/** A tool's figures over the exam. */
export interface Tally {
  /** Programs that block, and of how many the tool said so; undefined: it never says. */
  positives: number
  noticed: number | undefined
  /** True blocks, and how many were right in each respect. */
  blocks: number
  lines: number
  functions: number
  files: number
  /** Of the blocks that a request is to blame for. */
  routes: number
  routed: number
  kinds: number
  /** Programs that do not block, those that it calls blocked (undefined: it never says), and those where it names code. */
  negatives: number
  falseAlarms: number | undefined
  accused: number
  /** Programs of which there is no answer. */
  failures: number
}

export function tallyOf(marks: readonly ProgramMark[]): Tally {
  const positives = marks.filter(({ isNegative }) => !isNegative)
  const negatives = marks.filter(({ isNegative }) => isNegative)
  const blocks = positives.flatMap((mark) => mark.blocks)
  const judges = marks.some(({ isBlocked }) => isBlocked !== undefined)
  const saidOf = (list: readonly ProgramMark[]) =>
    judges ? list.filter(({ isBlocked }) => isBlocked === true).length : undefined
  return {
    positives: positives.length,
    noticed: saidOf(positives),
    blocks: blocks.length,
    lines: blocks.filter(({ isLine }) => isLine).length,
    functions: blocks.filter(({ isFunction }) => isFunction).length,
    files: blocks.filter(({ isFile }) => isFile).length,
    routes: blocks.filter(({ isRoute }) => isRoute === true).length,
    routed: blocks.filter(({ isRoute }) => isRoute !== undefined).length,
    kinds: blocks.filter(({ isKind }) => isKind).length,
    negatives: negatives.length,
    falseAlarms: saidOf(negatives),
    accused: negatives.filter(({ isAccusing }) => isAccusing).length,
    failures: marks.filter(({ failure }) => failure !== undefined).length,
  }
}
