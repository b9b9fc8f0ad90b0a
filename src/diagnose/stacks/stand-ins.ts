import type { StallWeight } from './stall-weights.ts'

/** To cut a stall takes some 30 µs: of more than these the lightest are not looked at. */
const most = 5_000

/** Lets the heaviest stalls stand for the lightest of the same blocker and route, taking turns, where there are very many. Blockers
 *  keep one stall each at least.
 *  @returns with the same time in all */
export function withStandIns(weights: Iterable<StallWeight>): StallWeight[] {
  const all = [...weights]
  if (all.length <= most) return all
  const kept = new Map<number, StallWeight[]>()
  const turns = new Map<number, number>()
  const heaviestFirst = all.toSorted((a, b) => b.totalMs - a.totalMs)
  for (const [index, weight] of heaviestFirst.entries()) {
    const same = kept.get(weight.sum)
    if (same === undefined) kept.set(weight.sum, [weight])
    else if (index < most) same.push(weight)
    else {
      const turn = turns.get(weight.sum) ?? 0
      turns.set(weight.sum, turn + 1)
      const standIn = same[turn % same.length] as StallWeight
      standIn.totalMs += weight.totalMs
      standIn.stalls += weight.stalls
    }
  }
  return [...kept.values()].flat()
}
