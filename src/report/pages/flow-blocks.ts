import type { Blocker, ScenarioComparison, Strategy } from '../../model.ts'
import type { ReportAssets } from '../assets.ts'
import { alignWays } from '../flow/align.ts'
import { wayAfter, wayToBlockers } from '../flow/build-way.ts'
import { detailedOfBlocked, detailedOfFree } from '../flow/detailed.ts'
import { drawFlow, drawFlows } from '../flow/draw-flow.ts'
import type { RunSurroundings } from '../flow/model.ts'
import { overviewOfBlocked, overviewOfFree } from '../flow/overview.ts'
import type { Related } from '../flow/related.ts'
import type { BlockedSide, FreeSide } from '../flow/sides.ts'
import type { Block } from '../page.ts'

/** The two levels of one flow, to be placed by a page. */
export interface FlowBlocks {
  overview: Block
  /** Folded away. */
  detailed: Block
}

/** A way that blocks, alone. */
export function flowBlocks(run: RunSurroundings, blockers: Related, assets: ReportAssets): FlowBlocks {
  const side = blockedSide({ run, blockers, assets })
  return {
    overview: { is: 'diagram', diagram: drawFlow(overviewOfBlocked(side)) },
    detailed: {
      is: 'details',
      summary: 'Frame by frame: what was promised, what blocked, how the wait adds up',
      blocks: [{ is: 'diagram', diagram: drawFlow(detailedOfBlocked(side)) }],
    },
  }
}

/** Before beside after, on one skeleton. */
export function flowPairBlocks(given: {
  scenario: Pick<ScenarioComparison, 'route' | 'verdict'>
  blockers: Related
  sides: FreeSide['sides']
  assets: ReportAssets
}): FlowBlocks {
  const { scenario, blockers, sides, assets } = given
  const alone = blockedSide({ run: surroundingsOf(sides.before), blockers, assets })
  const ways = alignWays(alone.model, wayAfter(scenario.route, sides.after))
  const before: BlockedSide = { ...alone, model: ways.before }
  const after: FreeSide = { model: ways.after, sides, verdict: scenario.verdict, kinds: assets.kinds }
  const overview = drawFlows(overviewOfBlocked(before), overviewOfFree(after))
  const detailed = drawFlows(detailedOfBlocked(before), detailedOfFree(after))
  const pair = (drawn: typeof overview): Block => ({
    is: 'pair',
    sides: [
      { title: `Before: ${sides.before.id}`, blocks: [{ is: 'diagram', diagram: drawn.before }] },
      { title: `After: ${sides.after.id}`, blocks: [{ is: 'diagram', diagram: drawn.after }] },
    ],
  })
  return {
    overview: pair(overview),
    detailed: {
      is: 'details',
      summary: 'Frame by frame, before and after: what was promised, what blocked, how the wait adds up',
      blocks: [pair(detailed)],
    },
  }
}

/** Where nothing blocked before: the way after, alone. */
export function freeFlowBlock(given: {
  scenario: Pick<ScenarioComparison, 'route' | 'verdict'>
  sides: FreeSide['sides']
  assets: ReportAssets
}): Block {
  const { scenario, sides, assets } = given
  const model = wayAfter(scenario.route, sides.after)
  return {
    is: 'diagram',
    diagram: drawFlow(overviewOfFree({ model, sides, verdict: scenario.verdict, kinds: assets.kinds })),
  }
}

export function surroundingsOf({ median }: Strategy): RunSurroundings {
  return median.canary ? { totals: median, canary: median.canary } : { totals: median }
}

function blockedSide(given: { run: RunSurroundings; blockers: Related; assets: ReportAssets }): BlockedSide {
  const { run, blockers, assets } = given
  const first = worstOf(blockers).fixes[0]
  return {
    model: wayToBlockers(blockers),
    run,
    fix: first && assets.fixes[first.id],
    kinds: assets.kinds,
  }
}

/** Of those on one flow, whose remedy the flow ends with. */
export function worstOf(blockers: Related): Blocker {
  return blockers.reduce((one, other) => (other.totalMs > one.totalMs ? other : one))
}
