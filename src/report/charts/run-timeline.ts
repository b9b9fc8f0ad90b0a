import type { Report, RunTimeline } from '../../model.ts'
import { foldSeries } from './fold-series.ts'
import { longestStalls } from './longest-stalls.ts'

/** What is needed to draw a run, bounded, however long it was.
 *  @param most.rows of the series
 *  @param most.stalls the longest are kept */
export function runTimeline(
  { series, stalls, stallHistogram, totals }: Pick<Report, 'series' | 'stalls' | 'stallHistogram' | 'totals'>,
  most: { rows: number; stalls: number } = { rows: 300, stalls: 200 },
): RunTimeline {
  return {
    durationMs: totals.durationMs,
    series: foldSeries(series, most.rows),
    ...longestStalls({ stalls }, most.stalls),
    ...(stallHistogram === undefined ? {} : { stallHistogram }),
  }
}
