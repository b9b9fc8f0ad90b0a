import type { Strategy } from '../../model.ts'
import type { SideName } from '../charts/comparison-chart.ts'
import { type Block, code } from '../page.ts'
import { blockerDetails } from './blocker-blocks.ts'
import { blockerTable } from './blocker-table.ts'

/** Blockers of a strategy with stack and victims: as many as a chart has colours for. */
const detailsShown = 6

/** Of one strategy, what still blocks; the costliest with their stacks.
 *  @param anchor where the page's chart leads to; undefined when it does not show this strategy */
export function strategyBlockers(
  { id, blockers }: Strategy,
  anchor: ((blocker: number) => string | undefined) | undefined,
): Block[] {
  if (blockers.length === 0) return [{ is: 'text', words: [code(id), ': no blocker was found.'] }]
  return [
    blockerTable(blockers, `What blocks: ${id}`),
    ...blockers.slice(0, detailsShown).map((blocker, index): Block => {
      const section = anchor?.(index)
      return {
        ...{ is: 'details', summary: `${blocker.title}: routes, victims and stack`, blocks: blockerDetails(blocker) },
        ...(section === undefined ? {} : { id: section }),
      }
    }),
  ]
}

/** @param scenario id of its section
 *  @returns id of the details of a side's blocker; undefined where it has none */
export function blockerAnchor(scenario: string, side: SideName, blocker: number): string | undefined {
  return blocker < detailsShown ? `${scenario}-${side}-${blocker + 1}` : undefined
}
