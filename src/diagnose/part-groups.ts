import type { StallExample, Victims } from '../model.ts'
import { blockerKey, type PartSum } from './part-sums.ts'

/** All that is known of one blocker. */
export interface PartGroup {
  members: PartSum[]
  victims: Victims
  example?: Omit<StallExample, 'route'>
}

/** Puts sums with the same culprit together.
 *  @returns groupOf: index of the group by index of the sum */
export function groupParts(sums: readonly PartSum[]): { groups: PartSum[][]; groupOf: (sum: number) => number } {
  const groups: PartSum[][] = []
  const indexes = new Map<string, number>()
  const groupBySum = sums.map((sum) => {
    const key = blockerKey(sum.part)
    const index = indexes.get(key) ?? groups.push([]) - 1
    indexes.set(key, index)
    groups[index]?.push(sum)
    return index
  })
  return { groups, groupOf: (sum) => groupBySum[sum] ?? -1 }
}
