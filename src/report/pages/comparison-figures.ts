import type { Ratio, RunFigures, ScenarioComparison, Strategy } from '../../model.ts'
import {
  formatBytes,
  formatCount,
  formatCoverage,
  formatInterval,
  formatLongest,
  formatMs,
  formatRate,
  formatRatio,
  formatShare,
  formatTimes,
} from '../../numbers.ts'
import { type Column, code, type Row, type Table } from '../page.ts'

interface FigureRow {
  label: string
  of: (run: RunFigures) => number | undefined
  format: (value: number | undefined) => string
  /** Where the comparison computed it, with its interval. */
  ratio?: keyof ScenarioComparison['ratio']
}

const rows: readonly FigureRow[] = [
  { label: 'Longest stall', of: (run) => run.longestMs, format: formatLongest, ratio: 'longestMs' },
  { label: 'Stalls', of: (run) => run.stalls, format: formatCount },
  { label: 'Blocked time', of: (run) => run.blockedMs, format: formatMs },
  { label: 'Blocked share', of: (run) => run.blockedShare, format: formatShare, ratio: 'blockedShare' },
  { label: 'Blocking time (beyond 50 ms)', of: (run) => run.blockingTimeMs, format: formatMs },
  { label: 'Mean arrival wait', of: (run) => run.meanArrivalWaitMs, format: formatMs },
  { label: 'Canary p50', of: (run) => run.canary?.p50Ms, format: formatMs },
  { label: 'Canary p99', of: (run) => run.canary?.p99Ms, format: formatMs, ratio: 'canaryP99Ms' },
  { label: 'Canary longest', of: (run) => run.canary?.maxMs, format: formatMs },
  { label: 'Answers', of: (run) => run.ratePerSecond, format: formatRate },
  { label: 'Event-loop delay p50', of: (run) => run.delay?.p50Ms, format: formatMs },
  { label: 'Event-loop delay p99', of: (run) => run.delay?.p99Ms, format: formatMs },
  { label: 'Event-loop delay max', of: (run) => run.delay?.maxMs, format: formatMs },
  { label: 'CPU time', of: (run) => run.cpuMs, format: formatMs },
  { label: 'Memory (RSS)', of: (run) => run.rssBytes, format: formatBytes },
]

/** Each figure's median, a column a strategy, and the ratio of the first two. */
export function figureTable(scenario: ScenarioComparison, sides: { before: Strategy; after: Strategy }): Table {
  const others = scenario.strategies.filter((strategy) => strategy !== sides.before && strategy !== sides.after)
  const strategies = [sides.before, sides.after, ...others]
  return {
    is: 'table',
    caption: `Medians of ${sides.before.runs.length} and ${sides.after.runs.length} runs`,
    columns: [
      { title: 'Figure' },
      ...strategies.map((strategy): Column => ({ title: strategy.id, align: 'right' })),
      { title: `${sides.after.id} ÷ ${sides.before.id}`, align: 'right' },
      { title: `${formatCoverage(scenario.ratio.longestMs?.coverage)} interval`.trimStart(), align: 'right' },
    ],
    rows: rows.map((row): Row => {
      const given = row.ratio && scenario.ratio[row.ratio]
      const ratio = given?.estimate ?? quotient(row.of(sides.after.median), row.of(sides.before.median))
      return {
        isMain: row.ratio === 'longestMs',
        cells: [
          [labelOf(row, sides.before.median)],
          ...strategies.map(({ median }) => [row.format(row.of(median))]),
          [ratioText(ratio)],
          [formatInterval(given)],
        ],
      }
    }),
  }
}

/** Every run in figures, each strategy's median below its own. */
export function runTable(strategies: readonly Strategy[]): Table {
  const shown = rows.filter(({ label }) => !/delay|p50/u.test(label))
  return {
    is: 'table',
    caption: 'Every run, and the median of each strategy',
    columns: [
      { title: 'Strategy' },
      { title: 'Run' },
      ...shown.map(({ label }): Column => ({ title: label, align: 'right' })),
      { title: 'Report' },
    ],
    rows: strategies.flatMap(({ id, runs, median }) => [
      ...runs.map(
        (run, index): Row => ({
          cells: [
            [id],
            [String(index + 1)],
            ...shown.map((row) => [row.format(row.of(run))]),
            run.folder ? [code(run.folder)] : ['–'],
          ],
        }),
      ),
      {
        isMain: true,
        cells: [[id], ['median'], ...shown.map((row) => [row.format(row.of(median))]), ['–']],
      },
    ]),
  }
}

/** `× 0.0073 (137 times less)` */
export function ratioText(ratio: Ratio['estimate'] | undefined): string {
  const times = formatTimes(ratio)
  return times === '' ? formatRatio(ratio) : `${formatRatio(ratio)} (${times})`
}

/** The percentiles say nothing without the resolution that they were taken at. */
function labelOf(row: FigureRow, run: RunFigures): string {
  const resolution = row.label.startsWith('Event-loop') ? run.delay?.resolutionMs : undefined
  return resolution === undefined ? row.label : `${row.label} (resolution ${formatMs(resolution)})`
}

/** undefined where either is missing, or where there is nothing to be compared with. */
function quotient(after: number | undefined, before: number | undefined): number | undefined {
  return after === undefined || before === undefined || before === 0 ? undefined : after / before
}
