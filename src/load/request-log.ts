import { createRowStore, type RowStore } from './row-store.ts'

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
  rows: RowStore
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

interface LogOptions {
  /** Read when a request is sent and when its whole answer is here. */
  clock: () => number
  /** The target that the sums leave out. */
  canaryTarget: number
  /** Where rows go that are too many for the memory. */
  spoolFolder: string
}

export function createRequestLog({ clock, canaryTarget, spoolFolder }: LogOptions): RequestLog {
  const counts = { sent: 0, answered: 0, notOk: 0, errors: 0, unsent: 0 }
  const rows = createRowStore(spoolFolder)

  return {
    sent(target) {
      if (target !== canaryTarget) counts.sent++
      return rows.add(target, clock())
    },
    answered(row, status) {
      const target = rows.end(row, clock(), status)
      if (target === canaryTarget) return
      counts.answered++
      if (!isOk(status)) counts.notOk++
    },
    lost(row) {
      if (rows.end(row, noAnswerMs, 0) !== canaryTarget) counts.errors++
    },
    unsent(count) {
      counts.unsent += count
    },
    rows,
    counts: () => counts,
  }
}

const noAnswerMs = -1

export function isOk(status: number): boolean {
  return status >= 200 && status <= 299
}
