import type { Report } from '../../model.ts'
import { formatCount, formatLongest, formatMs, formatShare } from '../../numbers.ts'
import type { ReportAssets } from '../assets.ts'
import { longestStalls } from '../charts/longest-stalls.ts'
import { runChart } from '../charts/run-chart.ts'
import { stallHistogramTable } from '../charts/stall-histogram.ts'
import { seenPieces } from '../flame/seen-pieces.ts'
import { drawBlockerMap } from '../flow/blocker-map.ts'
import { byFunction } from '../flow/related.ts'
import { type Block, code, type Page, type Section, type Tile, type Tone } from '../page.ts'
import { timelineOf, timelineTable } from '../timeline.ts'
import { blockerBlocks, blockerDetails } from './blocker-blocks.ts'
import { blockerIssue } from './blocker-issue.ts'
import { blockerTable } from './blocker-table.ts'
import { fixSections } from './fix-section.ts'
import { kindSections } from './kind-section.ts'
import { processSection } from './process-section.ts'
import { measureSection, noticeBlocks, routeSection, settingsSection } from './run-sections.ts'
import { stacksSection } from './stacks-section.ts'
import { verdictTones } from './tones.ts'

/** Blockers that get a flow of their own; and the further ones whose stack is listed. */
const flowsShown = 5
const stacksShown = 20

/** A bar, a row of a table and a place among the pieces each: more make the page slow and large. */
const stallsDrawn = 500

/** Rows of the timeline where there is no chart: a long table is not read. */
const timelineRows = 12

/** What one run showed. */
export function reportPage(report: Report, assets: ReportAssets): Page {
  return {
    title: report.verdict.text,
    status: report.verdict.status,
    tone: verdictTones[report.verdict.status],
    subtitle: [`loopcheck ${report.loopcheck}, ${report.createdAt}, `, code(report.target.command.join(' '))],
    lead: [{ is: 'tiles', tiles: totalTiles(report) }, ...noticeBlocks(report.notices)],
    sections: [
      ...flowSections(report, assets),
      ...blockersSection(report),
      ...kindSections(report.blockers, assets),
      ...fixSections(report.blockers, assets),
      ...timelineSection(report),
      ...stacksSection(report),
      ...routeSection(report),
      ...processSection(report),
      measureSection(report),
      settingsSection(report),
    ],
  }
}

function totalTiles({ totals, canary }: Report): Tile[] {
  const tone: Tone = totals.stalls === 0 ? 'good' : 'bad'
  return [
    { label: 'Longest stall', value: formatLongest(totals.longestMs), tone },
    { label: 'Stalls', value: formatCount(totals.stalls), note: `in ${formatMs(totals.durationMs)}` },
    { label: 'Blocked share', value: formatShare(totals.blockedShare), note: `${formatMs(totals.blockedMs)} blocked` },
    { label: 'Blocking time', value: formatMs(totals.blockingTimeMs), note: 'beyond 50 ms of every stall' },
    { label: 'Mean arrival wait', value: formatMs(totals.meanArrivalWaitMs), note: 'of a request at any moment' },
    {
      label: 'Canary p99',
      value: formatMs(canary?.p99Ms),
      note: canary ? `longest ${formatMs(canary.maxMs)}` : 'none sent',
    },
  ]
}

/** The map of all, then a flow each: blockers of one function share theirs. */
function flowSections(report: Report, assets: ReportAssets): Section[] {
  const groups = byFunction(report.blockers)
  const map = drawBlockerMap(report.blockers)
  return [
    ...(map === undefined
      ? []
      : [{ id: 'map', title: [map.title], blocks: [{ is: 'diagram', diagram: map }] } satisfies Section]),
    ...report.blockers.slice(0, flowsShown).map((blocker, index) => ({
      id: blockerAnchor(index),
      title: [`${index + 1}. ${blocker.title}`],
      blocks: [
        ...blockerBlocks({
          run: report,
          blocker,
          related: groups.find(([first]) => first === blocker),
          assets,
        }),
        blockerIssue(report, blocker, assets),
      ],
    })),
  ]
}

function blockersSection(report: Report): Section[] {
  const { blockers } = report
  if (blockers.length === 0) return []
  const further = blockers.slice(flowsShown, stacksShown)
  const left = blockers.length - flowsShown - further.length
  const blocks: Block[] = [
    blockerTable(blockers, 'Every blocker, by the time it blocked', (index) =>
      index < stacksShown ? blockerAnchor(index) : undefined,
    ),
    ...further.map(
      (blocker, index): Block => ({
        is: 'details',
        id: blockerAnchor(flowsShown + index),
        summary: `${flowsShown + index + 1}. ${blocker.title}`,
        blocks: blockerDetails(blocker),
      }),
    ),
  ]
  if (left > 0) blocks.push({ is: 'text', words: [`The stacks of the other ${formatCount(left)} are in report.json.`] })
  return [{ id: 'blockers', title: ['All blockers'], blocks }]
}

function blockerAnchor(index: number): string {
  return `blocker-${index + 1}`
}

function timelineSection(report: Report): Section[] {
  const drawn = { ...report, ...longestStalls(report, stallsDrawn) }
  const chart = runChart(drawn, sectionOf)
  if (chart === undefined) return []
  const seen = seenPieces(drawn)
  const histogram = stallHistogramTable([{ buckets: report.stallHistogram ?? [] }])
  return [
    {
      id: 'timeline',
      title: ['Timeline'],
      blocks: [
        { is: 'chart', chart, table: timelineTable(timelineOf(report, timelineRows)) },
        ...(seen === undefined ? [] : [{ is: 'seen', seen } as const]),
        ...(histogram === undefined ? [] : [histogram]),
      ],
    },
  ]
}

/** @param blocker its index; -1: none */
function sectionOf(blocker: number): string | undefined {
  if (blocker < 0) return undefined
  return blocker < stacksShown ? blockerAnchor(blocker) : 'blockers'
}
