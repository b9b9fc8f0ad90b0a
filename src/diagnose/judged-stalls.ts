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
  /** Built anew each time: to be asked for only where the others do not tell enough. */
  readonly record: StallRecord
  readonly reason: MachineReason | undefined
  /** The longest part of the blocker that most of the stall is blamed on. */
  readonly main: JudgedPart | undefined
}

const reasons: readonly (MachineReason | undefined)[] = [undefined, 'starved', 'suspended']
const noSum = -1

/** Verdicts on stalls, by column: a run may have a million. Earliest first. */
export class JudgedStalls extends RowList<JudgedStall> {
  readonly #records: Rows<StallRecord>
  readonly #sums: readonly PartSum[]
  readonly #rows = new NumberColumn(Int32Array)
  readonly #startMs = new NumberColumn()
  readonly #durationMs = new NumberColumn()
  /** Index of the reason; the startup's are negative, less one. */
  readonly #reasons = new NumberColumn(Int8Array)
  readonly #mains = new NumberColumn(Int32Array)

  /** @param records the process's stalls */
  constructor(records: Rows<StallRecord>, sums: readonly PartSum[]) {
    super()
    this.#records = records
    this.#sums = sums
  }

  get length(): number {
    return this.#rows.length
  }

  /** @param stall.row index of the record
   *  @param verdict.sum index of the sum that its longest part went into */
  add(
    stall: { row: number; startMs: number; durationMs: number; isStartup: boolean },
    verdict: { reason?: MachineReason | undefined; sum?: number },
  ): void {
    const reason = reasons.indexOf(verdict.reason)
    this.#rows.push(stall.row)
    this.#startMs.push(stall.startMs)
    this.#durationMs.push(stall.durationMs)
    this.#reasons.push(stall.isStartup ? -1 - reason : reason)
    this.#mains.push(verdict.sum ?? noSum)
  }

  at(index: number): JudgedStall | undefined {
    const row = index < 0 ? this.length + index : index
    if (row < 0 || row >= this.length) return undefined
    const reason = this.#reasons.at(row)
    return new JudgedRow(this.#records, {
      row: this.#rows.at(row),
      startMs: this.#startMs.at(row),
      durationMs: this.#durationMs.at(row),
      isStartup: reason < 0,
      reason: reasons[reason < 0 ? -1 - reason : reason],
      main: this.#sums[this.#mains.at(row)]?.part,
    })
  }

  *[Symbol.iterator](): Iterator<JudgedStall> {
    for (let index = 0; index < this.length; index++) {
      const stall = this.at(index)
      if (stall !== undefined) yield stall
    }
  }

  /** The stalls that count: code is to blame, and the program had started. */
  *blamed(): Generator<JudgedStall> {
    for (const stall of this) if (stall.reason === undefined && !stall.isStartup) yield stall
  }
}

/** A class for the getter's sake: a million closures take their time. */
class JudgedRow implements JudgedStall {
  readonly startMs: number
  readonly durationMs: number
  readonly isStartup: boolean
  readonly reason: MachineReason | undefined
  readonly main: JudgedPart | undefined
  readonly #records: Rows<StallRecord>
  readonly #row: number

  constructor(records: Rows<StallRecord>, stall: Omit<JudgedStall, 'record'> & { row: number }) {
    this.startMs = stall.startMs
    this.durationMs = stall.durationMs
    this.isStartup = stall.isStartup
    this.reason = stall.reason
    this.main = stall.main
    this.#records = records
    this.#row = stall.row
  }

  get record(): StallRecord {
    const record = this.#records.at(this.#row)
    if (record === undefined) throw new Error(`no stall ${this.#row}`)
    return { ...record, isStartup: this.isStartup }
  }
}
