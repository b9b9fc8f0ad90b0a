import type { Finding } from '../../../../model.ts'
import type { Experiment } from '../../scenario.ts'
import { batchRowsVariable } from '../batch-rows.ts'
import { type BatchCost, findTurn } from './find-turn.ts'
import { type MeasuredExports, measureExports } from './measure-exports.ts'

const allBatches = [10, 100, 1_000, 10_000, 100_000]
/** The smallest takes longest, by its round trips. */
const quickBatches = [100, 1_000, 100_000]

const tooLongMs = 50

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
  const { fastFrom, smoothUpTo } = findTurn(costs, tooLongMs)
  return {
    id: 'batch-size',
    title: 'How large a batch may be',
    text:
      'The streamed export from PostgreSQL, by the number of rows that the cursor reads at a time. ' +
      'Each batch is a round trip, and each is parsed and written in one turn of the loop.',
    checks: [
      {
        text: `There is a batch that keeps every stall below ${tooLongMs} ms and is as good as the fastest`,
        isMet: smoothUpTo !== undefined && fastFrom <= smoothUpTo,
        measured: `within a quarter of the fastest from ${fastFrom} rows; no stall of ${tooLongMs} ms up to ${smoothUpTo ?? 'none'}`,
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
