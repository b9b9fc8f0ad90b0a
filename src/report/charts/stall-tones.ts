import type { Blocker, ListedStall } from '../../model.ts'
import type { StallKey, StallTone } from './time-chart.ts'

/** Of the costliest blockers. */
export const keyTones: readonly StallTone[] = [1, 2, 3, 4, 5, 6]

/** Which blocker a listed stall belongs to.
 *  @returns -1: none of these */
export function blockerIndexOf(blockers: readonly Blocker[]): (stall: ListedStall) => number {
  const byId = new Map(blockers.map(({ id }, index) => [id, index]))
  // Reports of old do not say which one: then by its line, where the costlier of two stands first.
  const byPlace = new Map(
    blockers.toReversed().map(({ location }, index) => [place(location), blockers.length - 1 - index]),
  )
  return ({ blockerId, blocker }) =>
    byId.get(blockerId ?? '') ?? (blocker === undefined ? undefined : byPlace.get(blocker)) ?? -1
}

function place(location: Blocker['location']): string {
  return location === undefined ? '' : `${location.file}:${location.line}`
}

/** The colour of a blocker's stalls. */
export function toneOf(stall: ListedStall, blocker: number): StallTone {
  return stall.reason === undefined ? (keyTones[blocker] ?? 'other') : 'machine'
}

/** What the colours that were used mean.
 *  @param sectionOf id of the section that tells of a blocker */
export function stallKeys(
  used: ReadonlySet<StallTone>,
  blockers: readonly Blocker[],
  sectionOf: (blocker: number) => string | undefined,
): StallKey[] {
  const keys = keyTones.flatMap((tone, index): StallKey[] => {
    const blocker = blockers[index]
    if (blocker === undefined || !used.has(tone)) return []
    const section = sectionOf(index)
    return [{ tone, text: blocker.title, links: section === undefined ? [] : [{ text: 'details', section }] }]
  })
  return [...keys, ...furtherKeys(used, keys.length > 0)]
}

/** Of the colours that are no blocker's own. */
export function furtherKeys(used: ReadonlySet<StallTone>, hasBlockers: boolean): StallKey[] {
  return [
    ...(used.has('other') ? [{ tone: 'other', text: hasBlockers ? 'others' : 'stalls', links: [] } as const] : []),
    ...(used.has('machine') ? [{ tone: 'machine', text: 'no code is blamed: the machine', links: [] } as const] : []),
  ]
}
