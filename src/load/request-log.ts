import type { SentRecord } from '../model.ts'

/** Every request of a load as the client saw it, one row each, and the sums over the targets. */
export interface RequestLog {
  /** @returns the row, for the outcome */
  sent(target: number): number
  answered(row: number, status: number): void
  /** No answer will come. */
  lost(row: number): void
  /** Were due and could not be sent. */
  unsent(count: number): void
  /** The rows so far, in the order of sending. A row without an outcome has answeredMs -1 and status 0. */
  batches(): SentRecord[]
  /** The canary left out. */
  counts(): Readonly<LoadCounts>
}

interface LoadCounts {
  sent: number
  answered: number
  notOk: number
  errors: number
  unsent: number
}

const rowsInBatch = 1_000

interface LogOptions {
  /** Read when a request is sent and when its whole answer is here. */
  clock: () => number
  /** The target that the sums leave out. */
  canaryTarget: number
}

export function createRequestLog({ clock, canaryTarget }: LogOptions): RequestLog {
  const batches: SentRecord[] = []
  const counts = { sent: 0, answered: 0, notOk: 0, errors: 0, unsent: 0 }
  let rows = 0
  const batchOf = (row: number) => batches[Math.floor(row / rowsInBatch)]
  const isCounted = (row: number) => batchOf(row)?.target[row % rowsInBatch] !== canaryTarget

  return {
    sent(target) {
      if (rows % rowsInBatch === 0) {
        batches.push({ type: 'sent', target: [], sentMs: [], answeredMs: [], status: [] })
      }
      const batch = batches.at(-1)
      batch?.target.push(target)
      batch?.sentMs.push(toHundredths(clock()))
      batch?.answeredMs.push(-1)
      batch?.status.push(0)
      if (target !== canaryTarget) counts.sent++
      return rows++
    },
    answered(row, status) {
      const batch = batchOf(row)
      if (!batch) throw new Error(`no row ${row}`)
      batch.answeredMs[row % rowsInBatch] = toHundredths(clock())
      batch.status[row % rowsInBatch] = status
      if (!isCounted(row)) return
      counts.answered++
      if (!isOk(status)) counts.notOk++
    },
    lost(row) {
      if (isCounted(row)) counts.errors++
    },
    unsent(count) {
      counts.unsent += count
    },
    batches: () => batches,
    counts: () => counts,
  }
}

export function isOk(status: number): boolean {
  return status >= 200 && status <= 299
}

/** A recording holds many of these: what is far below the timer's resolution is left out. */
function toHundredths(ms: number): number {
  return Math.round(ms * 100) / 100
}
