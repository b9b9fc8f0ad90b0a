import { blamable, functionKey, type Sample } from './samples.ts'

/** Fewer than this many functions are told apart as culprits of their own. */
const fewestFunctions = 3
/** What was seen in one stack alone may have been as short as that; with this share of the stall it was not. */
const largestShare = 0.5

/** Tells a turn that many requests shared, each with a little of its own: to blame one of them would be wrong.
 *  @param groups what ran in the stall, by request and function
 *  @param shortestMs a group from this length on, seen more than once, is a culprit
 *  @returns the number of requests; undefined where somebody is to blame, or the requests are not known */
export function sharedBy(
  groups: readonly (readonly Sample[])[],
  stallMs: number,
  shortestMs: number,
): number | undefined {
  const requests = new Set(groups.map((members) => members[0]?.capture?.request?.id))
  const functions = new Set(groups.map((members) => functionKey(blamable(members[0]?.frames ?? []))))
  if (requests.size < fewestFunctions || functions.size < fewestFunctions || requests.has(undefined)) return undefined
  const isSmall = (members: readonly Sample[]) => {
    const durationMs = members.reduce((sum, sample) => sum + sample.durationMs, 0)
    return (members.length === 1 || durationMs < shortestMs) && durationMs < largestShare * stallMs
  }
  const isRunning = (members: readonly Sample[]) => members.every((sample) => !sample.isNative)
  return groups.every((members) => isRunning(members) && isSmall(members)) ? requests.size : undefined
}
