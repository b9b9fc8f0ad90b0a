import type { RunTimeline, Series, Strategy } from '../../model.ts'
import type { Table } from '../page.ts'
import { comparisonKeys, type KeyedSide } from './comparison-keys.ts'
import { figuresTable } from './figures-table.ts'
import { niceTop } from './nice-top.ts'
import { canaryPanel, delayPanel, delayTop, stallPanel } from './panels.ts'
import { chartStalls } from './run-chart.ts'
import { blockerIndexOf } from './stall-tones.ts'
import type { Panel, TimeChart } from './time-chart.ts'

export type SideName = 'before' | 'after'

/** Before above after: one time axis, and one scale for each measure.
 *  @param given.sectionOf id of the section that tells of a side's blocker
 *  @returns table: what stands where there is no chart; undefined where a comparison of old kept no runs */
export function comparisonChart(given: {
  before: Strategy
  after: Strategy
  sectionOf: (side: SideName, blocker: number) => string | undefined
}): { chart: TimeChart; table: Table } | undefined {
  const { before, after } = given
  if (before.timeline === undefined || after.timeline === undefined) return undefined
  const sides = [
    sideOf(before, before.timeline, 'before', given.sectionOf),
    sideOf(after, after.timeline, 'after', given.sectionOf),
  ] as const
  const { toneOf, keys } = comparisonKeys(sides)
  const durationMs = Math.max(...sides.map(({ timeline }) => timeline.durationMs))
  const longestMs = largest(sides, ({ stalls }) => stalls.map((stall) => stall.durationMs))
  const tops = {
    delayMs: delayTop(sides.flatMap(({ timeline }) => timeline.series.delayMs ?? [])),
    canaryMaxMs: niceTop(largest(sides, ({ timeline }) => timeline.series.canaryMaxMs)),
  }
  const delayOf = (name: string, series: Series) =>
    delayPanel({ title: `Event-loop delay ${name}`.trim(), series, topMs: tops.delayMs })
  const canaryOf = (name: string, series: Series) =>
    canaryPanel({ title: `Longest canary wait ${name}`.trim(), series, topMs: tops.canaryMaxMs })
  const figures = (mostRows: number) =>
    figuresTable({
      caption: 'The run with the longest stall before and after, part by part',
      durationMs,
      mostRows,
      sides: sides.map(({ name, timeline: { series } }) => ({
        name,
        series,
        panelsOf: (of) => [delayOf('', of), canaryOf('', of)].filter(isDrawn),
      })),
    })
  const chart: TimeChart = {
    title: 'The run with the longest stall before and after, on one time axis',
    durationMs,
    panels: [
      ...sides.map(({ panel, timeline, stalls, blockers }, side) =>
        stallPanel({
          title: panel,
          stalls: chartStalls({
            ...{ stalls, blockers },
            blockerOf: blockerIndexOf(blockers),
            toneOf: (stall) => toneOf(side, stall),
          }),
          allStalls: allStalls(timeline),
          topMs: niceTop(longestMs),
        }),
      ),
      ...sides.map(({ name, timeline }) => delayOf(name, timeline.series)),
      ...sides.map(({ name, timeline }) => canaryOf(name, timeline.series)),
    ].filter(isDrawn),
    keys,
    figures: figures(120),
  }
  return { chart, table: figures(12) }
}

/** Stalls that no code is blamed for are drawn but not counted. */
function allStalls({ stallHistogram, stalls }: RunTimeline): number {
  return stallHistogram?.reduce((sum, { stalls }) => sum + stalls, 0) ?? stalls.length
}

interface Side extends KeyedSide {
  name: SideName
  timeline: RunTimeline
}

function sideOf(
  { blockers }: Strategy,
  timeline: RunTimeline,
  name: SideName,
  sectionOf: (side: SideName, blocker: number) => string | undefined,
): Side {
  return {
    ...{ name, timeline, blockers, stalls: timeline.stalls, panel: `Stalls ${name}` },
    sectionOf: (blocker) => sectionOf(name, blocker),
  }
}

function isDrawn(panel: Panel | undefined): panel is Panel {
  return panel !== undefined
}

function largest(sides: readonly Side[], of: (side: Side) => readonly (number | null)[]): number {
  return sides.flatMap(of).reduce<number>((most, value) => Math.max(most, value ?? 0), 0)
}
