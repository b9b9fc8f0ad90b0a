import type { Blocker, Comparison, ScenarioComparison, Strategy } from '../../model.ts'
import { formatLongest, formatMs, formatRate, formatShare, formatTimes } from '../../numbers.ts'
import type { ReportAssets } from '../assets.ts'
import { comparisonChart, type SideName } from '../charts/comparison-chart.ts'
import { stallHistogramTable } from '../charts/stall-histogram.ts'
import { drawBlockerMap } from '../flow/blocker-map.ts'
import { byFunction, ofRoute } from '../flow/related.ts'
import { drawGantt } from '../gantt.ts'
import { type Block, badge, code, type Section, strong, type Tile } from '../page.ts'
import { drawSequence } from '../sequence.ts'
import { figureTable, runTable } from './comparison-figures.ts'
import { findingBlocks } from './finding-section.ts'
import { flowBlocks, flowPairBlocks, freeFlowBlock, surroundingsOf, worstOf } from './flow-blocks.ts'
import { remedyBlocks } from './remedy-blocks.ts'
import { percentileRemark } from './run-sections.ts'
import { blockerAnchor, strategyBlockers } from './strategy-blockers.ts'
import { comparisonTones } from './tones.ts'

/** Flows of blockers beside the story's own. */
const furtherShown = 3
const sideNames: readonly SideName[] = ['before', 'after']

/** Before beside after, in a diagram and in figures. */
export function scenarioSection(given: {
  scenario: ScenarioComparison
  index: number
  comparison: Comparison
  assets: ReportAssets
}): Section {
  const { scenario, index, comparison, assets } = given
  const sides = sidesOf(scenario)
  const id = `scenario-${index + 1}`
  const intro: Block[] = [
    ...verdictBlocks(scenario, comparison),
    { is: 'text', words: [code(scenario.route), ': ', scenario.story, sameBytesText(scenario)] },
  ]
  const blocks = sides
    ? [
        ...intro,
        ...pictures(scenario, sides, { thresholdMs: comparison.settings.thresholdMs, assets }),
        ...chartBlocks(id, sides),
        ...figures(id, scenario, sides),
        ...(scenario.findings ?? []).map((finding) => further(...findingBlocks(finding))),
        ...lessonBlocks(scenario),
      ]
    : [
        ...intro,
        { is: 'text', words: ['One of the two sides is missing: there is nothing to compare.'] } as const,
        runTable(scenario.strategies),
      ]
  return { id, title: [scenario.title], blocks }
}

/** Of a single scenario the page's title has said it already. */
function verdictBlocks({ verdict, text }: ScenarioComparison, comparison: Comparison): Block[] {
  if (text === comparison.verdict.text) return []
  return [{ is: 'text', words: [badge(verdict, comparisonTones[verdict]), ' ', text] }]
}

/** The two strategies that a scenario compares.
 *  @returns undefined when either is missing */
export function sidesOf({ strategies }: ScenarioComparison): { before: Strategy; after: Strategy } | undefined {
  const before = strategies.find(({ role }) => role === 'blocking')
  const after = strategies.find(({ role }) => role === 'offloaded')
  return before && after ? { before, after } : undefined
}

type Sides = { before: Strategy; after: Strategy }

function pictures(
  scenario: ScenarioComparison,
  sides: Sides,
  given: { thresholdMs: number; assets: ReportAssets },
): Block[] {
  const { before, after } = sides
  const blockers = ofRoute(before.blockers, scenario.route)
  const [blocker] = blockers ?? []
  const flowSides = { ...sides, thresholdMs: given.thresholdMs }
  const flows = blockers && flowPairBlocks({ scenario, blockers, sides: flowSides, assets: given.assets })
  const gantt = blocker && drawGantt({ before, blocker, after })
  const sequence = blocker && drawSequence(blocker)
  return [
    { is: 'tiles', tiles: changeTiles(sides) },
    ...(flows === undefined
      ? [
          { is: 'text', words: ['No stall was seen before: there is no blocker to draw.'] } as const,
          freeFlowBlock({ scenario, sides: flowSides, assets: given.assets }),
        ]
      : [flows.overview, flows.detailed]),
    ...(blockers === undefined ? [] : remedyBlocks(worstOf(blockers), given.assets)),
    ...(gantt ? [further({ is: 'diagram', diagram: gantt })] : []),
    ...(sequence
      ? [
          {
            is: 'details',
            summary: 'One real stall before, and who waited',
            blocks: [{ is: 'diagram', diagram: sequence }],
          } as const,
        ]
      : []),
    ...furtherFlows(before, blockers ?? [], given.assets),
  ]
}

/** Both sides' runs on shared axes. */
function chartBlocks(id: string, sides: Sides): Block[] {
  const drawn = comparisonChart({ ...sides, sectionOf: (side, blocker) => blockerAnchor(id, side, blocker) })
  if (drawn === undefined) return []
  const histogram = stallHistogramTable([
    { name: 'before', buckets: sides.before.timeline?.stallHistogram ?? [] },
    { name: 'after', buckets: sides.after.timeline?.stallHistogram ?? [] },
  ])
  return [
    further(
      { is: 'heading', words: ['Before and after on one time axis'] },
      { is: 'chart', ...drawn },
      ...(histogram === undefined ? [] : [histogram]),
    ),
  ]
}

/** The map of all that blocked before, and the flows of what the story's own does not show. */
function furtherFlows(before: Strategy, shown: readonly Blocker[], assets: ReportAssets): Block[] {
  const groups = byFunction(before.blockers.filter((blocker) => !shown.includes(blocker)))
  const map = groups.length > 0 ? drawBlockerMap(before.blockers) : undefined
  return [
    ...(map === undefined
      ? []
      : [{ is: 'details', summary: map.title, blocks: [{ is: 'diagram', diagram: map }] } satisfies Block]),
    ...groups.slice(0, furtherShown).map((related): Block => {
      const { overview, detailed } = flowBlocks(surroundingsOf(before), related, assets)
      return { is: 'details', summary: `Also blocks before: ${related[0].title}`, blocks: [overview, detailed] }
    }),
  ]
}

interface Change {
  label: string
  was: number | undefined
  is: number | undefined
  format: typeof formatMs
  moreIsBetter?: boolean
}

function changeTiles({ before, after }: Sides): Tile[] {
  const [was, is] = [before.median, after.median]
  const changes: Change[] = [
    { label: 'Longest stall', was: was.longestMs, is: is.longestMs, format: formatLongest },
    { label: 'Blocked share', was: was.blockedShare, is: is.blockedShare, format: formatShare },
    { label: 'Canary p99', was: was.canary?.p99Ms, is: is.canary?.p99Ms, format: formatMs },
    { label: 'Answers', was: was.ratePerSecond, is: is.ratePerSecond, format: formatRate, moreIsBetter: true },
  ]
  return changes.map(changeTile)
}

/** Coloured only beyond the bounds that a verdict takes for a change: 0.8 and 1.25. */
function changeTile({ label, was, is, format, moreIsBetter }: Change): Tile {
  const tile: Tile = { label, value: `${format(was)} → ${format(is)}` }
  if (was === undefined || is === undefined || was <= 0) return tile
  const ratio = is / was
  const note = formatTimes(ratio)
  const worse = moreIsBetter ? ratio < 0.8 : ratio > 1.25
  const better = moreIsBetter ? ratio > 1.25 : ratio < 0.8
  return {
    ...tile,
    ...(note === '' ? {} : { note }),
    ...(better ? { tone: 'good' as const } : worse ? { tone: 'bad' as const } : {}),
  }
}

function figures(id: string, scenario: ScenarioComparison, sides: Sides): Block[] {
  return [
    figureTable(scenario, sides),
    further(
      { is: 'text', words: [percentileRemark] },
      { is: 'details', summary: 'Every run in figures', blocks: [runTable(scenario.strategies)] },
      ...scenario.strategies.flatMap((strategy) => {
        const side = sideNames.find((name) => sides[name] === strategy)
        return strategyBlockers(strategy, side && ((blocker) => blockerAnchor(id, side, blocker)))
      }),
    ),
  ]
}

function further(...blocks: Block[]): Block {
  return { is: 'further', blocks }
}

function lessonBlocks({ lesson }: ScenarioComparison): Block[] {
  return lesson === undefined ? [] : [{ is: 'text', words: [strong('What to take away: '), lesson] }]
}

function sameBytesText({ sameBytes }: ScenarioComparison): string {
  if (sameBytes === undefined) return ' Whether both answer the same bytes was not checked.'
  return sameBytes ? ' Both answer the same bytes.' : ' The answers differ: this is not a fair comparison.'
}
