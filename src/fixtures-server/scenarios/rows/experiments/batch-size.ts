import type { Finding } from '../../../../model.ts'
import { formatCount, formatMs } from '../../../../numbers.ts'
import type { Experiment } from '../../scenario.ts'
import { batchRowsVariable } from '../batch-rows.ts'
import { readingRows } from '../readings-query.ts'
import { type BatchCost, findTurn, type Turn } from './find-turn.ts'
import { type MeasuredExports, measureExports } from './measure-exports.ts'

const allBatches = [10, 100, 1_000, 10_000, 100_000]
const quickBatches = [1_000, 100_000]

/** What design.md promises of the offloaded and of the blocking path. */
const tooLongMs = 50
const allRowsLongestMs = 150

type MeasuredBatch = MeasuredExports & { batchRows: number }

/** The cursor's batch, from many small round trips to the whole table. */
export const batchSize: Experiment = {
  id: 'batch-size',
  title: 'batches of different sizes through one cursor',
  async measure(lab) {
    const measured: MeasuredBatch[] = []
    for (const batchRows of lab.isQuick ? quickBatches : allBatches) {
      const settings = { [batchRowsVariable]: String(batchRows) }
      const exports = lab.isQuick ? 1 : 2
      const run = await measureExports(lab, { strategy: 'offloaded', database: 'postgresql', exports, settings })
      measured.push({ ...run, batchRows })
    }
    return [toFinding(measured)]
  },
}

/** @param measured smallest batch first; at least one */
export function toFinding(measured: readonly MeasuredBatch[]): Finding {
  const costs = measured.map(
    ({ batchRows, server, wallMs }): BatchCost => ({ batchRows, longestMs: server.longestMs, wallMs }),
  )
  const turn = findTurn(costs, tooLongMs)
  const all = costs.at(-1) ?? { batchRows: 0, longestMs: 0, wallMs: 0 }
  return {
    id: 'batch-size',
    title: 'How large a batch may be',
    text:
      'The streamed export from PostgreSQL, by the number of rows that the cursor reads at a time. ' +
      `Each batch is a round trip, and is parsed and written in one turn of the loop. ${inWords(turn)}`,
    checks: [
      {
        text: `Some batch keeps every stall below ${formatMs(tooLongMs)}`,
        isMet: turn.smoothUpTo !== undefined,
        measured: `up to ${formatCount(turn.smoothUpTo ?? 0)} rows`,
      },
      {
        text: `A cursor alone does not: one batch of all rows stalls the loop for more than ${formatMs(allRowsLongestMs)}`,
        isMet: all.batchRows === readingRows && all.longestMs > allRowsLongestMs,
        measured: `${formatCount(all.batchRows)} rows: ${formatMs(all.longestMs)}`,
      },
    ],
    tables: [
      {
        caption: 'Export of 100 000 rows through pg-cursor',
        columns: [
          { title: 'Rows in a batch', unit: 'count' },
          { title: 'Longest stall', unit: 'ms' },
          { title: 'First byte', unit: 'ms' },
          { title: 'Whole answer', unit: 'ms' },
          { title: 'Canary p99', unit: 'ms' },
          { title: 'Peak memory', unit: 'bytes' },
        ],
        rows: measured.map(({ batchRows, server, firstByteMs, wallMs, canaryP99Ms }) => [
          ...[batchRows, server.longestMs, firstByteMs, wallMs],
          ...[canaryP99Ms ?? null, server.rssBytes],
        ]),
      },
    ],
  }
}

/** Where it turns, as a sentence. */
function inWords({ fastFrom, smoothUpTo }: Turn): string {
  const fast = `From ${formatCount(fastFrom)} rows on, larger ones save less than a quarter of the time`
  const smooth =
    smoothUpTo === undefined ? 'none is small enough' : `up to ${formatCount(smoothUpTo)} they are small enough`
  return `${fast}; ${smooth} to keep every stall below ${formatMs(tooLongMs)}.`
}
