import { type StallStrip, stallStrip } from '../../src/cli/stall-strip.ts'
import type { Report } from '../../src/model.ts'
import { accountsOfBlockers } from './traceable-blockers.ts'
import { accountOfHistogram, accountsOfSeries } from './traceable-series.ts'
import { type Account, type Figure, places, sum } from './traceable-sources.ts'
import { accountsOfStacks } from './traceable-stacks.ts'

/** All that a run shows and report.json does not say as it is. */
export function accountsOfRun(report: Report): Account[] {
  const { blockers, totals, threads = [] } = report
  return [
    ownWords,
    { how: 'a list’s places, from the first on', figures: places(blockers.length) },
    ...accountsOfBlockers(blockers),
    ...accountsOfStacks(report.stacks, totals.blockedMs),
    ...accountsOfSeries(report.series, totals.durationMs),
    accountOfHistogram(report.stallHistogram ?? []),
    ...accountsOfStrips((parts) => [stallStrip(report, parts) ?? []].flat()),
    { how: 'all worker threads together', figures: threadFigures(threads) },
  ]
}

/** @param stripsOf of so many parts at most */
export function accountsOfStrips(stripsOf: (parts: number) => readonly StallStrip[]): Account[] {
  return [
    {
      how: 'the run in equal parts: the stalls that fall into each, as far as they do',
      figures: stripsOf(writtenParts).flatMap(figuresOfStrip),
    },
    {
      how: 'how long a mark of a terminal is: a round time, by its width',
      figures: widths.map((width) => ['Ms', stripsOf(width)[0]?.slotMs ?? 0]),
    },
  ]
}

/** 50 ms is what a stall may last before it counts as blocking time; a moment of 0 is where an example or a run begins; 3 requests
 *  are thought to come together. */
export const ownWords: Account = {
  how: 'what our own sentences say',
  figures: [
    ['Ms', 50],
    ['Ms', 0],
    ['count', 3],
  ],
  texts: ['0 s'],
}

/** Parts of the run that are written out, in a pipe and for a screen reader. */
const writtenParts = 12
/** Columns that a strip of marks may have. */
const widths = Array.from({ length: 231 }, (_, index) => index + 10)

function figuresOfStrip({ slotMs, durationMs, blockedMs }: StallStrip): Figure[] {
  const ends = blockedMs.map((_, index) => index * slotMs)
  return [slotMs, durationMs, ...ends, ...blockedMs].map((ms) => ['Ms', ms])
}

function threadFigures(threads: NonNullable<Report['threads']>): Figure[] {
  return [['Ms', sum(threads.map(({ cpuMs = 0 }) => cpuMs))]]
}
