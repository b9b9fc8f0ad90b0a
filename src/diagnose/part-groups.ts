import type { StallExample, Victims } from '../model.ts'
import { blockerKey, type PartSum } from './part-sums.ts'

/** All that is known of one blocker. */
export interface PartGroup {
  /** Of one process, or, put together, of several. */
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

/** Puts the groups of several processes together that have the same culprit. */
export function mergeGroups(groups: readonly PartGroup[], measuredAt: Victims['measuredAt']): PartGroup[] {
  const merged = new Map<string, PartGroup>()
  for (const group of groups) {
    const [first] = group.members
    if (first === undefined) continue
    const key = blockerKey(first.part)
    const known = merged.get(key)
    merged.set(key, known === undefined ? { ...group, victims: { ...group.victims, measuredAt } } : two(known, group))
  }
  return [...merged.values()]
}

function two(one: PartGroup, other: PartGroup): PartGroup {
  const routes = new Map<string, Victims['routes'][number]>()
  for (const { route, requests, delayMs } of [...one.victims.routes, ...other.victims.routes]) {
    const known = routes.get(route) ?? { route, requests: 0, delayMs: 0 }
    routes.set(route, { route, requests: known.requests + requests, delayMs: known.delayMs + delayMs })
  }
  const isMore = (other.example?.victimCount ?? 0) > (one.example?.victimCount ?? 0)
  const example = isMore ? other.example : one.example
  return {
    members: [...one.members, ...other.members],
    victims: {
      measuredAt: one.victims.measuredAt,
      requests: one.victims.requests + other.victims.requests,
      delayMs: one.victims.delayMs + other.victims.delayMs,
      maxDelayMs: Math.max(one.victims.maxDelayMs, other.victims.maxDelayMs),
      routes: [...routes.values()].sort((a, b) => b.delayMs - a.delayMs),
    },
    ...(example === undefined ? {} : { example }),
  }
}
