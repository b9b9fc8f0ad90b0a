import type { Blocker, ListedStall } from '../model.ts'
import { amongLongest } from './among-longest.ts'
import type { JudgedPart } from './blockers.ts'
import type { JudgedStall, JudgedStalls } from './judged-stalls.ts'
import type { PartGroup } from './part-groups.ts'
import { blockerKey } from './part-sums.ts'

/** Most stalls that a report lists one by one. */
const listedStalls = 1000

/** The longest stalls, earliest first. */
export function longestStalls(stalls: JudgedStalls): JudgedStall[] {
  const isLong = amongLongest(stalls, listedStalls)
  return stalls.filter(({ durationMs }) => isLong(durationMs))
}

/** Stalls as a report has them.
 *  @param given.fromMs what they count from */
export function listStalls(
  stalls: readonly JudgedStall[],
  given: { fromMs: number; idOf: (part: JudgedPart) => string | undefined },
): ListedStall[] {
  return stalls.map(({ startMs, durationMs, reason, main }) => {
    const blockerId = main === undefined || reason !== undefined ? undefined : given.idOf(main)
    return {
      startMs: startMs - given.fromMs,
      durationMs,
      ...(main?.culprit === undefined ? {} : { blocker: `${main.culprit.file}:${main.culprit.line}` }),
      ...(blockerId === undefined ? {} : { blockerId }),
      ...(reason === undefined ? {} : { reason }),
    }
  })
}

/** Which blocker a part of a stall belongs to.
 *  @param blockers one for each of the groups, in the same order */
export function blockerIds(
  groups: readonly PartGroup[],
  blockers: readonly Blocker[],
): (part: JudgedPart) => string | undefined {
  const ids = new Map(
    groups.flatMap(({ members: [first] }, index) =>
      first === undefined ? [] : [[blockerKey(first.part), blockers[index]?.id] as const],
    ),
  )
  return (part) => ids.get(blockerKey(part))
}
