import type { Report } from '../model.ts'
import { formatCount, formatLongest, formatMs, formatNumber } from '../numbers.ts'
import type { Table } from './page.ts'

/** Some seconds of the run. */
export interface TimelineSlot {
  fromS: number
  toS: number
  stalls: number
  longestMs: number
  blockedMs: number
  requests: number
  /** null where no canary was sent. */
  canaryMaxMs: number | null
}

/** The run in at most `maxSlots` slots of as many seconds each; the first and the last may be shorter. A stall counts where it began.
 *  @returns [] when the run had no full second */
export function timelineOf(report: Pick<Report, 'series' | 'stalls' | 'totals'>, maxSlots: number): TimelineSlot[] {
  const { series, totals } = report
  const seconds = series.atS.length
  const width = Math.max(1, Math.ceil(seconds / maxSlots))
  const slots: TimelineSlot[] = []
  for (let from = 0; from < seconds; from += width) {
    const to = Math.min(seconds, from + width)
    const fromS = series.atS[from] ?? 0
    const toS = series.atS[to] ?? Math.max(fromS, totals.durationMs / 1000)
    slots.push({
      fromS,
      toS,
      ...stallsIn(report, { from, to, fromS, toS }),
      blockedMs: sum(series.blockedMs.slice(from, to)),
      requests: sum(series.requests.slice(from, to)),
      canaryMaxMs: maxOrNull(series.canaryMaxMs.slice(from, to)),
    })
  }
  return slots
}

/** Where there is no room for a chart. */
export function timelineTable(slots: readonly TimelineSlot[]): Table {
  return {
    is: 'table',
    caption: 'Stalls over the run',
    columns: [
      { title: 'Seconds', align: 'right' },
      { title: 'Stalls', align: 'right' },
      { title: 'Longest', align: 'right' },
      { title: 'Blocked', align: 'right' },
      { title: 'Requests', align: 'right' },
      { title: 'Canary longest', align: 'right' },
    ],
    rows: slots.map((slot) => ({
      cells: [
        [`${formatNumber(slot.fromS)}–${formatNumber(slot.toS)}`],
        [formatCount(slot.stalls)],
        [formatLongest(slot.longestMs)],
        [formatMs(slot.blockedMs)],
        [formatCount(slot.requests)],
        [formatMs(slot.canaryMaxMs)],
      ],
    })),
  }
}

/** By second where the report has it: of many stalls only the longest are listed. */
function stallsIn(
  { series, stalls }: Pick<Report, 'series' | 'stalls'>,
  { from, to, fromS, toS }: { from: number; to: number; fromS: number; toS: number },
): Pick<TimelineSlot, 'stalls' | 'longestMs'> {
  if (series.stalls !== undefined && series.longestMs !== undefined) {
    return { stalls: sum(series.stalls.slice(from, to)), longestMs: Math.max(0, ...series.longestMs.slice(from, to)) }
  }
  const begun = stalls.filter(({ startMs }) => startMs >= fromS * 1000 && startMs < toS * 1000)
  return { stalls: begun.length, longestMs: Math.max(0, ...begun.map(({ durationMs }) => durationMs)) }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function maxOrNull(values: readonly (number | null)[]): number | null {
  const measured = values.filter((value) => value !== null)
  return measured.length === 0 ? null : Math.max(...measured)
}
