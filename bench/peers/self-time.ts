import type { Finding } from './peer.ts'

/** A function on a profile's stack. */
export interface ProfileFrame {
  /** As userFile() gives it; undefined for frames outside the program. */
  file: string | undefined
  function: string
  /** Where the function begins; from 1. */
  headLine: number
}

/** Time that was spent with one stack. */
export interface ProfileSample {
  /** Innermost first. */
  stack: readonly ProfileFrame[]
  weightMs: number
  /** The line at which the innermost frame stood, where the profile tells; from 1. */
  leafLine?: number | undefined
}

/** Ranks a profile's frames by self time, reading it with goodwill: time below the program's code, in a built-in or a package, counts
 *  for the function of the program that led there. Its line is then the function's first one: profiles do not hold the lines of callers.
 *  @returns heaviest first, one for each line that a function spent time at
 */
export function rankBySelfTime(samples: readonly ProfileSample[]): Finding[] {
  const functions = new Map<string, { weightMs: number; lines: Map<number, Finding> }>()
  for (const { stack, weightMs, leafLine } of samples) {
    const depth = stack.findIndex(({ file }) => file !== undefined)
    const frame = stack[depth]
    if (frame?.file === undefined) continue
    const line = depth === 0 ? (leafLine ?? frame.headLine) : frame.headLine
    const key = `${frame.file}:${frame.headLine}:${frame.function}`
    const ranked = functions.get(key) ?? { weightMs: 0, lines: new Map<number, Finding>() }
    functions.set(key, ranked)
    ranked.weightMs += weightMs
    const finding = ranked.lines.get(line) ?? { file: frame.file, line, function: frame.function, weightMs: 0 }
    ranked.lines.set(line, finding)
    finding.weightMs += weightMs
  }
  // A reader takes the heaviest function first, then its heaviest line.
  return [...functions.values()]
    .sort((a, b) => b.weightMs - a.weightMs)
    .flatMap(({ weightMs, lines }) =>
      [...lines.values()]
        .sort((a, b) => b.weightMs - a.weightMs)
        .slice(0, 1)
        .map((finding) => ({ ...finding, weightMs })),
    )
}
