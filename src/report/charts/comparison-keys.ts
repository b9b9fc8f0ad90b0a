import type { Blocker, ListedStall } from '../../model.ts'
import { blockerIndexOf, furtherKeys, keyTones } from './stall-tones.ts'
import type { KeyLink, StallKey, StallTone } from './time-chart.ts'

/** One side of a comparison, as its chart needs it. */
export interface KeyedSide {
  name: string
  /** Title of the panel that its stalls are in. */
  panel: string
  stalls: readonly ListedStall[]
  blockers: readonly Blocker[]
  /** Id of the section that tells of a blocker; undefined where none does. */
  sectionOf: (blocker: number) => string | undefined
}

/** A blocker has the same colour before and after: what is gone and what is new stands out.
 *  @returns toneOf: of a side's stall; keys: what the colours that are used mean */
export function comparisonKeys(sides: readonly KeyedSide[]): {
  toneOf: (side: number, stall: ListedStall) => StallTone
  keys: StallKey[]
} {
  const ids = [...new Set(sides.flatMap(({ blockers }) => blockers.map(({ id }) => id)))]
  const indices = sides.map(({ blockers }) => blockerIndexOf(blockers))
  const toneOfId = (id: string | undefined): StallTone => keyTones[id === undefined ? -1 : ids.indexOf(id)] ?? 'other'
  const toneOf = (side: number, stall: ListedStall): StallTone => {
    if (stall.reason !== undefined) return 'machine'
    return toneOfId(sides[side]?.blockers[indices[side]?.(stall) ?? -1]?.id)
  }
  const used = new Set(sides.flatMap(({ stalls }, side) => stalls.map((stall) => toneOf(side, stall))))
  const keys = keyTones.flatMap((tone, index): StallKey[] => {
    if (!used.has(tone)) return []
    const found = sides.flatMap((side) => {
      const at = side.blockers.findIndex(({ id }) => id === ids[index])
      const blocker = side.blockers[at]
      return blocker === undefined ? [] : [{ side, at, blocker }]
    })
    const links = found.flatMap(({ side, at }): KeyLink[] => {
      const section = side.sectionOf(at)
      return section === undefined ? [] : [{ text: `details ${side.name}`, section, panel: side.panel }]
    })
    return [{ tone, text: found[0]?.blocker.title ?? '', links }]
  })
  return { toneOf, keys: [...keys, ...furtherKeys(used, keys.length > 0)] }
}
