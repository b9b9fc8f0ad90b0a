import type { RunTimeline, Series, Strategy } from '../../model.ts'
import type { Table } from '../page.ts'
import { figuresTable } from './figures-table.ts'
import { niceTop } from './nice-top.ts'
import { canaryPanel, stallPanel } from './panels.ts'
import { chartStalls } from './run-chart.ts'
import { blockerIndexOf } from './stall-tones.ts'
import type { ChartStall, Panel, TimeChart } from './time-chart.ts'

/** Before above after: one time axis, and one scale for each measure.
 *  @returns table: what stands where there is no chart; undefined where a comparison of old kept no runs */
export function comparisonChart({
  before,
  after,
}: {
  before: Strategy
  after: Strategy
}): { chart: TimeChart; table: Table } | undefined {
  if (before.timeline === undefined || after.timeline === undefined) return undefined
  const sides = [sideOf(before, before.timeline, 'before'), sideOf(after, after.timeline, 'after')] as const
  const durationMs = Math.max(...sides.map(({ timeline }) => timeline.durationMs))
  const longestMs = Math.max(0, ...sides.flatMap(({ timeline }) => timeline.stalls.map((stall) => stall.durationMs)))
  const waitMs = Math.max(0, ...sides.flatMap(({ timeline }) => timeline.series.canaryMaxMs.map((ms) => ms ?? 0)))
  const canaryOf = (name: string, series: Series): Panel[] => {
    const panel = canaryPanel({ title: `Longest canary wait ${name}`.trim(), series, topMs: niceTop(waitMs) })
    return panel === undefined ? [] : [panel]
  }
  const figures = (mostRows: number) =>
    figuresTable({
      caption: 'The run with the longest stall before and after, part by part',
      durationMs,
      mostRows,
      sides: sides.map(({ name, timeline: { series } }) => ({ name, series, panelsOf: (of) => canaryOf('', of) })),
    })
  const chart: TimeChart = {
    title: 'The run with the longest stall before and after, on one time axis',
    durationMs,
    panels: [
      ...sides.map(({ name, stalls, timeline }) =>
        stallPanel({
          title: `Stalls ${name}`,
          stalls,
          allStalls: allStalls(timeline, stalls),
          topMs: niceTop(longestMs),
        }),
      ),
      ...sides.flatMap(({ name, timeline }) => canaryOf(name, timeline.series)),
    ],
    keys: [
      { tone: 1, text: 'before' },
      { tone: 2, text: 'after' },
    ],
    figures: figures(120),
  }
  return { chart, table: figures(12) }
}

/** Stalls that no code is blamed for are drawn but not counted. */
function allStalls({ stallHistogram }: RunTimeline, drawn: readonly ChartStall[]): number {
  return stallHistogram?.reduce((sum, { stalls }) => sum + stalls, 0) ?? drawn.length
}

interface Side {
  name: string
  timeline: RunTimeline
  stalls: ChartStall[]
}

/** Coloured by side: what blocked before is told by the flows. */
function sideOf(strategy: Strategy, timeline: RunTimeline, name: 'before' | 'after'): Side {
  const stalls = chartStalls(timeline.stalls, strategy.blockers, blockerIndexOf(strategy.blockers))
  const tone = name === 'before' ? 1 : 2
  return { name, timeline, stalls: stalls.map((stall) => (stall.tone === 'machine' ? stall : { ...stall, tone })) }
}
