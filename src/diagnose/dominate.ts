import type { Frame } from '../model.ts'
import { packageEntry } from './package-entry.ts'
import type { Sample } from './samples.ts'

/** A function that holds more than this share of the time below it is where the time goes by; below that its callers are.
 *  Not much more than half: V8 also answers where the caller's own loop goes round, and optimized code has more of those answers
 *  than its time deserves (a helper with 98 % of the time was seen in 6 of 10 stacks). */
const dominance = 0.5
/** A phase that is told apart holds at least this share of the time. */
const smallestPhase = 0.2

/** Finds the functions in which the samples of running JavaScript go by: from the outermost frame inwards, as long as one
 *  function holds the time. A helper that a loop calls a thousand times is then the culprit only if the time is its own.
 *  @returns groups; each sample carries the culprit's frame of its own stack
 */
export function dominate(samples: readonly Sample[]): Blamed[][] {
  const paths = samples.map((sample) => ({ sample, path: pathOf(sample) }))
  return [...groupBy(paths, ({ path }) => keyOf(path[0])).values()].flatMap((entries) => descend(entries, 0))
}

type Blamed = Sample & { culprit?: Frame; isRest?: boolean }

interface Entry {
  sample: Sample
  /** Outermost first. */
  path: readonly Frame[]
}

/** The user's frames; where there are none, those of the libraries down to where the innermost package was entered. */
function pathOf({ frames }: Sample): Frame[] {
  const users = frames.filter((frame) => frame.owner === 'user')
  if (users.length > 0) return users.toReversed()
  const entry = packageEntry(frames)
  const outside = entry === undefined ? [] : frames.slice(frames.indexOf(entry))
  return outside.filter((frame) => frame.owner === 'library').toReversed()
}

function keyOf(frame: Frame | undefined): string {
  return frame === undefined ? '' : `${frame.file}\n${frame.function}`
}

function groupBy(entries: readonly Entry[], keyOfEntry: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOfEntry(entry)
    const members = groups.get(key)
    if (members === undefined) groups.set(key, [entry])
    else members.push(entry)
  }
  return groups
}

function descend(entries: readonly Entry[], depth: number): Blamed[][] {
  const [only, ...more] = entries
  // Most stalls were seen once: all the way down that one holds the time.
  if (only !== undefined && more.length === 0) return [[withCulprit(only, only.path.length - 1)]]
  const inner = groupBy(
    entries.filter(({ path }) => path[depth + 1] !== undefined),
    ({ path }) => keyOf(path[depth + 1]),
  )
  const [inside] = [...inner.values()].sort((a, b) => durationOf(b) - durationOf(a))
  if (inside !== undefined && holdsTheTime(inside, entries)) {
    // The others keep their time in the group, but have no say in where it is.
    const others = entries.filter((entry) => !inside.includes(entry)).map(({ sample }) => ({ ...sample, isRest: true }))
    return withRest(descend(inside, depth + 1), others)
  }
  const phases = phasesOf(entries, depth)
  if (phases.length > 1) return phases.flatMap((phase) => descend(phase, depth))
  return [entries.map((entry) => withCulprit(entry, depth))]
}

/** By time or by number: on a busy machine a single stack can stand for a long time in which little ran. */
function holdsTheTime(inside: readonly Entry[], all: readonly Entry[]): boolean {
  return durationOf(inside) > dominance * durationOf(all) || inside.length > dominance * all.length
}

/** What a function did one after the other: calls that were each seen several times in a row and never again are blockers
 *  of their own, calls that take turns are one. What was seen once belongs to the phase before it.
 *  @returns one phase where there is no such order
 */
function phasesOf(entries: readonly Entry[], depth: number): Entry[][] {
  const step = ({ path }: Entry) => keyOf(path[depth + 1])
  const shortestMs = smallestPhase * durationOf(entries)
  const large = new Set(
    [...groupBy(entries, step)]
      .filter(([, members]) => members.length >= 2 && durationOf(members) >= shortestMs)
      .map(([key]) => key),
  )
  const phases: Entry[][] = []
  const begun: string[] = []
  for (const entry of [...entries].sort((a, b) => a.sample.startMs - b.sample.startMs)) {
    const key = step(entry)
    const last = phases.at(-1)
    if (last !== undefined && (key === begun.at(-1) || !large.has(key))) {
      last.push(entry)
      continue
    }
    if (begun.includes(key)) return [[...entries]]
    phases.push([entry])
    begun.push(key)
  }
  return phases.every((_, index) => large.has(begun[index] ?? '')) ? phases : [[...entries]]
}

function durationOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, { sample }) => sum + sample.durationMs, 0)
}

function withRest(groups: Blamed[][], rest: readonly Blamed[]): Blamed[][] {
  const [first = [], ...others] = groups
  return [[...first, ...rest], ...others]
}

function withCulprit({ sample, path }: Entry, depth: number): Blamed {
  const culprit = path[Math.min(depth, path.length - 1)]
  return culprit === undefined ? sample : { ...sample, culprit }
}
