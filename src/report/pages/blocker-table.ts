import type { Blocker } from '../../model.ts'
import { formatCount, formatMs, formatShare, notMeasured } from '../../numbers.ts'
import { frameName } from '../frame-text.ts'
import { code, link, type RowFigures, type Table, type Words } from '../page.ts'

/** Rows from which on one looks for words. */
const rowsToFilter = 9

/** One row a blocker, all of them.
 *  @param anchorOf where the blocker of that index has a part of the page of its own */
export function blockerTable(
  blockers: readonly Blocker[],
  caption: string,
  anchorOf: (index: number) => string | undefined = () => undefined,
): Table {
  return {
    is: 'table',
    caption,
    isSortable: true,
    ...(blockers.length < rowsToFilter ? {} : { filter: 'Filter by file, route or kind' }),
    columns: [
      { title: 'No.', align: 'right' },
      { title: 'Kind' },
      { title: 'Where' },
      { title: 'Calls' },
      { title: 'Stalls', align: 'right' },
      { title: 'Total', align: 'right', sorted: 'descending' },
      { title: 'Longest', align: 'right' },
      { title: 'Share', align: 'right' },
      { title: 'Confidence' },
      { title: 'Route' },
      { title: 'Waited', align: 'right' },
      { title: 'Longest wait', align: 'right' },
    ],
    rows: blockers.map((blocker, index) => ({
      cells: [
        numberOf(index, anchorOf(index)),
        [code(blocker.kind)],
        placeOf(blocker),
        [blocker.callee ? code(blocker.callee) : notMeasured],
        [formatCount(blocker.count)],
        [formatMs(blocker.totalMs)],
        [formatMs(blocker.maxMs)],
        [formatShare(blocker.share)],
        [blocker.confidence],
        [blocker.route ? code(blocker.route) : blocker.phase],
        [waitedText(blocker)],
        [formatMs(blocker.victims.measuredAt === 'none' ? undefined : blocker.victims.maxDelayMs)],
      ],
      figures: figuresOf(blocker, index),
    })),
  }
}

/** Column by column, for sorting. */
function figuresOf({ count, totalMs, maxMs, share, victims }: Blocker, index: number): RowFigures {
  const isSeen = victims.measuredAt !== 'none'
  const [waited, longestWaitMs] = isSeen ? [victims.requests, victims.maxDelayMs] : []
  const word = undefined
  return [index + 1, word, word, word, count, totalMs, maxMs, share, word, word, waited, longestWaitMs]
}

function numberOf(index: number, anchor: string | undefined): Words {
  const number = String(index + 1)
  return [anchor === undefined ? number : link(anchor, number)]
}

/** `src/db.ts:41 in find`, or that it is not known. */
export function placeOf(blocker: Pick<Blocker, 'location'>): Words {
  const { location } = blocker
  if (!location) return ['not known']
  return [{ is: 'place', file: location.file, line: location.line }, ' in ', code(frameName(location))]
}

/** `38 requests, up to 406 ms`; a lower bound is `≥ 38 requests`. */
export function victimsText({ victims }: Pick<Blocker, 'victims'>): string {
  if (victims.measuredAt === 'none') return notMeasured
  if (victims.requests === 0) return '0'
  return `${waitedText({ victims })} requests, up to ${formatMs(victims.maxDelayMs)}`
}

function waitedText({ victims }: Pick<Blocker, 'victims'>): string {
  if (victims.measuredAt === 'none') return notMeasured
  return `${victims.measuredAt === 'server' ? '≥ ' : ''}${formatCount(victims.requests)}`
}
