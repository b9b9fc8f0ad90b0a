import type { Frame } from '../model.ts'
import type { Sample } from './culprit.ts'

/** A function that holds this share of the time below it is where the time goes by; below that its callers are. */
const dominance = 0.75

/** Finds the functions in which the samples of running JavaScript go by: from the outermost frame inwards, as long as one
 *  function holds the time. A helper that a loop calls a thousand times is then the culprit only if the time is its own.
 *  @returns groups; each sample carries the culprit's frame of its own stack
 */
export function dominate(samples: readonly Sample[]): (Sample & { culprit?: Frame })[][] {
  const paths = samples.map((sample) => ({ sample, path: pathOf(sample) }))
  const byRoot = groupByRoot(paths)
  return [...byRoot.values()].map((entries) => descend(entries, 0))
}

interface Entry {
  sample: Sample
  /** Outermost first. */
  path: readonly Frame[]
}

/** The user's frames; where there are none, a library's. */
function pathOf(sample: Sample): Frame[] {
  const users = sample.frames.filter((frame) => frame.owner === 'user')
  const path = users.length > 0 ? users : sample.frames.filter((frame) => frame.owner === 'library')
  return path.toReversed()
}

function keyOf(frame: Frame | undefined): string {
  return frame === undefined ? '' : `${frame.file}\n${frame.function}`
}

function groupByRoot(entries: Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = keyOf(entry.path[0])
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return groups
}

function descend(entries: Entry[], depth: number): (Sample & { culprit?: Frame })[] {
  const weights = new Map<string, number>()
  for (const { sample, path } of entries) {
    const next = path[depth + 1]
    if (next !== undefined) weights.set(keyOf(next), (weights.get(keyOf(next)) ?? 0) + sample.durationMs)
  }
  const total = entries.reduce((sum, { sample }) => sum + sample.durationMs, 0)
  const [best] = [...weights].sort((a, b) => b[1] - a[1])
  if (best === undefined || best[1] < dominance * total) return entries.map((entry) => withCulprit(entry, depth))
  const inside = entries.filter(({ path }) => keyOf(path[depth + 1]) === best[0])
  // The others keep their time in the group, but have no say in where it is.
  const others = entries.filter((entry) => !inside.includes(entry)).map(({ sample }) => ({ ...sample, isRest: true }))
  return [...descend(inside, depth + 1), ...others]
}

function withCulprit({ sample, path }: Entry, depth: number): Sample & { culprit?: Frame } {
  const culprit = path[Math.min(depth, path.length - 1)]
  return culprit === undefined ? sample : { ...sample, culprit }
}
