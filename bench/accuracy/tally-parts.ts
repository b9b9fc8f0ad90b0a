import type { Blocker } from '../../src/model.ts'
import type { ExpectedBlock } from './truth.ts'

/** A stall has a part for each culprit in it, mostly one. */
export interface PartTally {
  parts: number
  kinds: number
  routes: number
}

/** Counts the parts whose kind and route are those of the block that they belong to: the weight by stalls.
 *  @param blockOf undefined for a blocker that is no true block's: all of its parts are wrong
 */
export function tallyParts(
  blockers: readonly Blocker[],
  blockOf: (blocker: Blocker) => ExpectedBlock | undefined,
): PartTally {
  const tally = { parts: 0, kinds: 0, routes: 0 }
  for (const blocker of blockers) {
    const block = blockOf(blocker)
    tally.parts += blocker.count
    if (block === undefined) continue
    if (blocker.kind === block.kind) tally.kinds += blocker.count
    tally.routes += partsOfRoute(blocker, block.route)
  }
  return tally
}

function partsOfRoute(blocker: Blocker, route: string | null): number {
  const withRoute = blocker.routes.reduce((sum, cost) => sum + cost.count, 0)
  if (route === null) return blocker.count - withRoute
  return blocker.routes.find((cost) => cost.route === route)?.count ?? 0
}
