import type { Blocker, ListedStall, Report } from '../../model.ts'
import { formatMs } from '../../numbers.ts'
import { figuresTable } from './figures-table.ts'
import { foldSeries } from './fold-series.ts'
import { canaryPanel, delayPanel, resourcePanels, stallPanel } from './panels.ts'
import { stallTable } from './stall-table.ts'
import { blockerIndexOf, stallKeys, toneOf } from './stall-tones.ts'
import type { ChartStall, Panel, StallTone, TimeChart } from './time-chart.ts'

/** Rows of the series that are drawn: more than a wide screen has pixels for is not seen. */
const mostRows = 600

/** The whole run on one time axis.
 *  @param sectionOf id of the section that tells of a blocker
 *  @returns undefined when it had no full second */
export function runChart(report: Report, sectionOf: (blocker: number) => string | undefined): TimeChart | undefined {
  const series = foldSeries(report.series, mostRows)
  if (series.atS.length === 0) return undefined
  const { blockers, stalls } = report
  const { durationMs } = report.totals
  const blockerOf = blockerIndexOf(blockers)
  const drawn = chartStalls({ stalls, blockers, blockerOf, toneOf: (stall) => toneOf(stall, blockerOf(stall)) })
  const panelsOf = (of: Report['series']): Panel[] =>
    [
      ...[delayPanel({ title: 'Event-loop delay', series: of, heartbeatMs: report.settings.heartbeatMs })],
      ...resourcePanels(of, durationMs),
      ...[canaryPanel({ title: 'Longest canary wait', series: of })],
    ].filter((panel) => panel !== undefined)
  return {
    title: 'Timeline of the run',
    durationMs,
    panels: [stallPanel({ title: 'Stalls', stalls: drawn, allStalls: report.totals.stalls }), ...panelsOf(series)],
    keys: stallKeys(new Set(drawn.map(({ tone }) => tone)), blockers, sectionOf),
    figures: figuresTable({
      caption: 'The run, part by part',
      durationMs,
      mostRows: 120,
      sides: [{ series, panelsOf }],
    }),
    ...(stalls.length === 0
      ? {}
      : { stallTable: stallTable({ stalls, blockers, blockerOf, sectionOf, allStalls: report.totals.stalls }) }),
  }
}

/** Stalls as bars, with the words that each is read out with. */
export function chartStalls(given: {
  stalls: readonly ListedStall[]
  blockers: readonly Blocker[]
  blockerOf: (stall: ListedStall) => number
  toneOf: (stall: ListedStall) => StallTone
}): ChartStall[] {
  return given.stalls.map((stall) => {
    const { startMs, durationMs, blocker: place } = stall
    const tone = given.toneOf(stall)
    const blocker = given.blockers[given.blockerOf(stall)]
    const who = tone === 'machine' ? 'no code is blamed' : (blocker?.title ?? 'nothing known to blame')
    const where = place === undefined ? '' : ` (${place})`
    return { startMs, durationMs, tone, text: `${formatMs(durationMs)} from ${formatMs(startMs)} on: ${who}${where}` }
  })
}
