import type { CaptureRecord, StallRecord, StallsRecord } from '../model.ts'
import type { Captures } from './recording.ts'
import { RowList } from './rows.ts'
import { Table } from './table.ts'

/** The stalls of one process, earliest first. */
export class StallRows extends RowList<StallRecord> {
  readonly #table = new Table<StallRecord>()
  /** Rows by stall, of those that were written while they were open. */
  readonly #open = new Map<number, number>()
  readonly #outdated = new Set<number>()
  #order: Int32Array | undefined

  /** An open stall is written several times: the last line of each counts. */
  add(stall: StallRecord): void {
    const before = this.#open.get(stall.id)
    if (before !== undefined) this.#outdated.add(before)
    if (stall.isOpen) this.#open.set(stall.id, this.#table.length)
    this.#table.add(stall)
    this.#order = undefined
  }

  get length(): number {
    return this.#table.length - this.#outdated.size
  }

  at(index: number): StallRecord | undefined {
    const row = this.#sorted().at(index)
    return row === undefined ? undefined : this.#table.at(row)
  }

  *[Symbol.iterator](): Iterator<StallRecord> {
    for (const row of this.#sorted()) {
      const stall = this.#table.at(row)
      if (stall !== undefined) yield stall
    }
  }

  #sorted(): Int32Array {
    this.#order ??= sortRows(this.#table, ['startMs'], (row) => !this.#outdated.has(row))
    return this.#order
  }
}

/** The stacks of one process by the stall they were taken in. */
export class CaptureRows implements Captures {
  unfollowed = 0
  readonly #table = new Table<CaptureRecord>()
  #order: Int32Array | undefined

  add(capture: CaptureRecord): void {
    if (capture.isUnfollowed === true) this.unfollowed++
    this.#table.add(capture)
    this.#order = undefined
  }

  /** @returns in order of time; undefined when no stack was taken */
  get(stall: number): CaptureRecord[] | undefined {
    this.#order ??= sortRows(this.#table, ['stall', 'atMs'])
    const captures: CaptureRecord[] = []
    for (let index = this.#first(stall, this.#order); index < this.#order.length; index++) {
      const row = this.#order[index] ?? -1
      if (this.#table.numberAt(row, 'stall') !== stall) break
      const capture = this.#table.at(row)
      if (capture !== undefined) captures.push(capture)
    }
    return captures.length > 0 ? captures : undefined
  }

  *values(): Generator<CaptureRecord[]> {
    this.#order ??= sortRows(this.#table, ['stall', 'atMs'])
    let captures: CaptureRecord[] = []
    for (const row of this.#order) {
      const capture = this.#table.at(row)
      if (capture === undefined) continue
      if (captures[0] !== undefined && captures[0].stall !== capture.stall) {
        yield captures
        captures = []
      }
      captures.push(capture)
    }
    if (captures.length > 0) yield captures
  }

  /** Where a stall's captures begin. */
  #first(stall: number, order: Int32Array): number {
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#table.numberAt(order[middle] ?? -1, 'stall') ?? 0) < stall) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** One by one what was written together. */
export function* eachStall(batch: StallsRecord): Generator<StallRecord> {
  for (const [index, startMs] of batch.startMs.entries()) {
    const stall: StallRecord = {
      type: 'stall',
      process: batch.process,
      id: batch.id[index] ?? 0,
      startMs,
      durationMs: batch.durationMs[index] ?? 0,
      watchdogGapMs: batch.watchdogGapMs[index] ?? 0,
      like: batch.like[index] ?? 0,
    }
    const cpuMs = batch.cpuMs?.[index]
    if (cpuMs !== undefined) stall.cpuMs = cpuMs
    const runQueueMs = batch.runQueueMs?.[index]
    if (runQueueMs !== undefined) stall.runQueueMs = runQueueMs
    const helpersCpuMs = batch.helpersCpuMs?.[index]
    if (helpersCpuMs !== undefined) stall.helpersCpuMs = helpersCpuMs
    const measuredMs = batch.measuredMs?.[index]
    if (measuredMs !== undefined) stall.measuredMs = measuredMs
    const request = batch.request[index] ?? -1
    if (request >= 0) stall.request = request
    yield stall
  }
}

/** Sorted as a plain array, whose sort is quick with what is nearly in order already. */
function sortRows<T extends object>(
  table: Table<T>,
  fields: readonly (keyof T & string)[],
  isWanted: (row: number) => boolean = () => true,
): Int32Array {
  const rows: number[] = []
  for (let row = 0; row < table.length; row++) if (isWanted(row)) rows.push(row)
  rows.sort((a, b) => {
    for (const field of fields) {
      const difference = (table.numberAt(a, field) ?? 0) - (table.numberAt(b, field) ?? 0)
      if (difference !== 0) return difference
    }
    return 0
  })
  return Int32Array.from(rows)
}
