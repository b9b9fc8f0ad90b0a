import type { LoadTarget, SentRecord, SentSummaryRecord } from '../model.ts'
import type { RowStore, SentRow } from './row-store.ts'
import { createWaitCounts, type WaitCounts } from './wait-counts.ts'

/** When a loop stood still. */
export interface StallTime {
  startMs: number
  durationMs: number
}

const rowsInBatch = 1_000
/** Up to here all requests are listed. */
const allListed = 100_000
/** Of more than that, those near a stall are, up to here. */
export const mostListed = 1_000_000
/** The request that ran a stall was sent a little before it; its answer and those of its victims came a little after, ms. */
const nearMs = 15

/** What a recording keeps of a load's requests, of any number: one by one those that a stall may have kept waiting, the rest by
 *  target as counts. Where a million and more are near stalls, every so many of them are listed, evenly over the run: the others
 *  are counted as near stalls (SentSummaryRecord.nearStalls).
 *  @param load.startMs as in LoadRecord
 *  @param stalls in any order */
export function* listRequests(
  rows: Pick<RowStore, 'length' | 'each'>,
  load: { startMs: number; targets: readonly LoadTarget[] },
  stalls: readonly StallTime[],
  limits: { all: number; listed: number } = { all: allListed, listed: mostListed },
): Generator<SentRecord | SentSummaryRecord> {
  if (rows.length <= limits.all) {
    yield* inBatches(rows.each())
    return
  }
  const isNear = createNearness(stalls)
  let near = 0
  for (const row of rows.each()) if (isNear(row)) near++
  const every = Math.max(1, Math.ceil(near / limits.listed))
  const counts = load.targets.map((target, index) => createWaitCounts(index, target, load.startMs))
  yield* inBatches(pickListed(rows.each(), isNear, every, counts))
  for (const count of counts) {
    const summary = count.summary()
    if (summary.requests > 0) yield summary
  }
}

function* pickListed(
  rows: Iterable<Readonly<SentRow>>,
  isNear: (row: SentRow) => boolean,
  every: number,
  counts: readonly WaitCounts[],
): Generator<Readonly<SentRow>> {
  let near = 0
  for (const row of rows) {
    if (!isNear(row)) counts[row.target]?.add(row, false)
    else if (near++ % every === 0) yield row
    else counts[row.target]?.add(row, true)
  }
}

/** Stalls are put together where they touch, so that a million are looked up quickly. */
function createNearness(stalls: readonly StallTime[]): (row: SentRow) => boolean {
  const ordered = [...stalls].sort((a, b) => a.startMs - b.startMs)
  const startsMs: number[] = []
  const endsMs: number[] = []
  for (const { startMs, durationMs } of ordered) {
    const last = endsMs.length - 1
    const endMs = startMs + durationMs + nearMs
    if (last >= 0 && startMs - nearMs <= (endsMs[last] ?? 0)) endsMs[last] = Math.max(endsMs[last] ?? 0, endMs)
    else {
      startsMs.push(startMs - nearMs)
      endsMs.push(endMs)
    }
  }
  // Rows come in the order of sending: the first stall that had not ended never goes back.
  let first = 0
  let lastSentMs = Number.NEGATIVE_INFINITY
  return ({ sentMs, answeredMs }) => {
    if (sentMs < lastSentMs) first = 0
    lastSentMs = sentMs
    while (first < endsMs.length && (endsMs[first] ?? 0) < sentMs) first++
    const startMs = startsMs[first]
    return startMs !== undefined && (answeredMs < 0 || answeredMs >= startMs)
  }
}

function* inBatches(rows: Iterable<Readonly<SentRow>>): Generator<SentRecord> {
  let batch = emptyBatch()
  for (const { target, sentMs, answeredMs, status } of rows) {
    batch.target.push(target)
    batch.sentMs.push(sentMs)
    batch.answeredMs.push(answeredMs)
    batch.status.push(status)
    if (batch.target.length < rowsInBatch) continue
    yield batch
    batch = emptyBatch()
  }
  if (batch.target.length > 0) yield batch
}

function emptyBatch(): SentRecord {
  return { type: 'sent', target: [], sentMs: [], answeredMs: [], status: [] }
}
