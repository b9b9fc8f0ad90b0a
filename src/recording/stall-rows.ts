import type { CaptureRecord, StallRecord, StallsRecord } from '../model.ts'
import type { Captures } from './recording.ts'
import { RowList } from './rows.ts'
import { StallColumns } from './stall-columns.ts'
import { Table } from './table.ts'

/** The stalls of one process, earliest first. They are read from columns, as StallColumns.at says. */
export class StallRows extends RowList<StallRecord> {
  readonly #columns = new StallColumns()
  /** Rows by stall, of those that were written while they were open. */
  readonly #open = new Map<number, number>()
  readonly #outdated = new Set<number>()
  #order: Int32Array | undefined

  /** An open stall is written several times: the last line of each counts. */
  add(stall: StallRecord): void {
    this.#outdate(stall.id)
    if (stall.isOpen) this.#open.set(stall.id, this.#columns.length)
    this.#columns.add(stall)
    this.#order = undefined
  }

  /** What was written together. */
  addAll(batch: StallsRecord): void {
    for (const id of batch.id) this.#outdate(id)
    this.#columns.addAll(batch)
    this.#order = undefined
  }

  get length(): number {
    return this.#columns.length - this.#outdated.size
  }

  at(index: number): StallRecord | undefined {
    const row = this.#sorted().at(index)
    return row === undefined ? undefined : this.#columns.at(row)
  }

  *[Symbol.iterator](): Iterator<StallRecord> {
    for (const row of this.#sorted()) yield this.#columns.at(row)
  }

  #outdate(stall: number): void {
    const before = this.#open.get(stall)
    if (before !== undefined) this.#outdated.add(before)
  }

  #sorted(): Int32Array {
    this.#order ??= sortRows(this.#columns.length, {
      isWanted: (row) => !this.#outdated.has(row),
      keys: [(row) => this.#columns.startMs(row)],
    })
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
    const order = this.#sorted()
    const captures: CaptureRecord[] = []
    for (let index = this.#first(stall, order); index < order.length; index++) {
      const row = order[index] ?? -1
      if (this.#table.numberAt(row, 'stall') !== stall) break
      const capture = this.#table.at(row)
      if (capture !== undefined) captures.push(capture)
    }
    return captures.length > 0 ? captures : undefined
  }

  *values(): Generator<CaptureRecord[]> {
    let captures: CaptureRecord[] = []
    for (const row of this.#sorted()) {
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

  #sorted(): Int32Array {
    this.#order ??= sortRows(this.#table.length, {
      keys: [(row) => this.#table.numberAt(row, 'stall') ?? 0, (row) => this.#table.numberAt(row, 'atMs') ?? 0],
    })
    return this.#order
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

/** Sorted as a plain array, whose sort is quick with what is nearly in order already.
 *  @param by.keys the first in which two rows differ decides */
function sortRows(
  length: number,
  by: { keys: readonly ((row: number) => number)[]; isWanted?: (row: number) => boolean },
): Int32Array {
  const keys = by.keys.map((keyOf) => Float64Array.from({ length }, (_, row) => keyOf(row)))
  const rows: number[] = []
  for (let row = 0; row < length; row++) if (by.isWanted?.(row) ?? true) rows.push(row)
  rows.sort((a, b) => {
    for (const key of keys) {
      const difference = (key[a] ?? 0) - (key[b] ?? 0)
      if (difference !== 0) return difference
    }
    return 0
  })
  return new Int32Array(rows)
}
