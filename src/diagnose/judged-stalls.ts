import type { StallRecord } from '../model.ts'
import { RowList, type Rows } from '../recording/rows.ts'
import type { JudgedPart } from './blockers.ts'
import type { MachineReason } from './machine.ts'
import { NumberColumn } from './number-column.ts'
import type { PartSum } from './part-sums.ts'

/** A stall and why no code is to blame for it, if so. */
export interface JudgedStall {
  readonly startMs: number
  readonly durationMs: number
  /** The program had not started yet. */
  readonly isStartup: boolean
  /** As it was recorded. To be asked for only where the others do not tell enough. */
  readonly record: StallRecord
  readonly reason: MachineReason | undefined
  /** The longest part of the blocker that most of the stall is blamed on. */
  readonly main: JudgedPart | undefined
}

const reasons: readonly (MachineReason | undefined)[] = [undefined, 'starved', 'suspended']
const noSum = -1
/** Of #reasons: code is to blame, and the program had started. */
const blamed = 0

/** Verdicts on stalls, by column: a run may have a million. Earliest first. */
export class JudgedStalls extends RowList<JudgedStall> {
  readonly #columns: Columns

  /** @param records the process's stalls */
  constructor(records: Rows<StallRecord>, sums: readonly PartSum[]) {
    super()
    this.#columns = {
      records,
      sums,
      rows: new NumberColumn(Int32Array),
      startMs: new NumberColumn(),
      durationMs: new NumberColumn(),
      reasons: new NumberColumn(Int8Array),
      mains: new NumberColumn(Int32Array),
    }
  }

  get length(): number {
    return this.#columns.rows.length
  }

  /** @param stall.row index of the record
   *  @param verdict.sum index of the sum that its longest part went into */
  add(
    stall: { row: number; startMs: number; durationMs: number; isStartup: boolean },
    verdict: { reason?: MachineReason | undefined; sum?: number },
  ): void {
    const { rows, startMs, durationMs, reasons: reasonColumn, mains } = this.#columns
    const reason = reasons.indexOf(verdict.reason)
    rows.push(stall.row)
    startMs.push(stall.startMs)
    durationMs.push(stall.durationMs)
    reasonColumn.push(stall.isStartup ? -1 - reason : reason)
    mains.push(verdict.sum ?? noSum)
  }

  at(index: number): JudgedStall | undefined {
    const row = index < 0 ? this.length + index : index
    return row < 0 || row >= this.length ? undefined : new JudgedRow(this.#columns, row)
  }

  *[Symbol.iterator](): Iterator<JudgedStall> {
    for (let row = 0; row < this.length; row++) yield new JudgedRow(this.#columns, row)
  }

  /** The stalls that count: code is to blame, and the program had started. */
  *blamed(): Generator<JudgedStall> {
    for (let row = 0; row < this.length; row++) {
      if (this.#columns.reasons.at(row) === blamed) yield new JudgedRow(this.#columns, row)
    }
  }
}

interface Columns {
  records: Rows<StallRecord>
  sums: readonly PartSum[]
  rows: NumberColumn
  startMs: NumberColumn
  durationMs: NumberColumn
  /** Index of the reason; the startup's are negative, less one. */
  reasons: NumberColumn
  mains: NumberColumn
}

/** Looks up what is asked for: those who go through a million stalls want one field or two. */
class JudgedRow implements JudgedStall {
  readonly #columns: Columns
  readonly #row: number

  constructor(columns: Columns, row: number) {
    this.#columns = columns
    this.#row = row
  }

  get startMs(): number {
    return this.#columns.startMs.at(this.#row)
  }

  get durationMs(): number {
    return this.#columns.durationMs.at(this.#row)
  }

  get isStartup(): boolean {
    return this.#columns.reasons.at(this.#row) < 0
  }

  get reason(): MachineReason | undefined {
    const reason = this.#columns.reasons.at(this.#row)
    return reasons[reason < 0 ? -1 - reason : reason]
  }

  get main(): JudgedPart | undefined {
    return this.#columns.sums[this.#columns.mains.at(this.#row)]?.part
  }

  get record(): StallRecord {
    const record = this.#columns.records.at(this.#columns.rows.at(this.#row))
    if (record === undefined) throw new Error(`no record of stall ${this.#row}`)
    return record
  }
}
