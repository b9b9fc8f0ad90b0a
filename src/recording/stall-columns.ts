import type { StallRecord, StallsRecord } from '../model.ts'
import { DecimalColumn } from './decimal-column.ts'

/** Stalls of one process by column, in the order they came. A run may have a million: unlike a Table, it knows their fields, and
 *  builds no record. */
export class StallColumns {
  readonly #columns: Columns = {
    process: '',
    id: new DecimalColumn(),
    startMs: new DecimalColumn(),
    durationMs: new DecimalColumn(),
    watchdogGapMs: new DecimalColumn(),
    watchdogQueueMs: new DecimalColumn(),
    cpuMs: new DecimalColumn(),
    runQueueMs: new DecimalColumn(),
    helpersCpuMs: new DecimalColumn(),
    measuredMs: new DecimalColumn(),
    clockJumpMs: new DecimalColumn(),
    like: new DecimalColumn(),
    request: new DecimalColumn(),
    open: new Set(),
    startup: new Set(),
  }
  #length = 0

  get length(): number {
    return this.#length
  }

  add(stall: StallRecord): void {
    const row = this.#length++
    const columns = this.#columns
    columns.process = stall.process
    columns.id.set(row, stall.id)
    columns.startMs.set(row, stall.startMs)
    columns.durationMs.set(row, stall.durationMs)
    columns.watchdogGapMs.set(row, stall.watchdogGapMs)
    setKnown(columns.watchdogQueueMs, row, stall.watchdogQueueMs)
    setKnown(columns.cpuMs, row, stall.cpuMs)
    setKnown(columns.runQueueMs, row, stall.runQueueMs)
    setKnown(columns.helpersCpuMs, row, stall.helpersCpuMs)
    setKnown(columns.measuredMs, row, stall.measuredMs)
    setKnown(columns.clockJumpMs, row, stall.clockJumpMs)
    setKnown(columns.like, row, stall.like)
    setKnown(columns.request, row, stall.request)
    if (stall.isOpen) columns.open.add(row)
    if (stall.isStartup) columns.startup.add(row)
  }

  /** One by one what was written together. */
  addAll(batch: StallsRecord): void {
    const columns = this.#columns
    columns.process = batch.process
    for (let index = 0; index < batch.startMs.length; index++) {
      const row = this.#length++
      columns.id.set(row, batch.id[index] ?? 0)
      columns.startMs.set(row, batch.startMs[index] ?? 0)
      columns.durationMs.set(row, batch.durationMs[index] ?? 0)
      columns.watchdogGapMs.set(row, batch.watchdogGapMs[index] ?? 0)
      setKnown(columns.cpuMs, row, batch.cpuMs?.[index])
      setKnown(columns.runQueueMs, row, batch.runQueueMs?.[index])
      setKnown(columns.helpersCpuMs, row, batch.helpersCpuMs?.[index])
      setKnown(columns.measuredMs, row, batch.measuredMs?.[index])
      columns.like.set(row, batch.like[index] ?? 0)
      const request = batch.request[index] ?? -1
      if (request >= 0) columns.request.set(row, request)
    }
  }

  /** NaN beyond the end. */
  startMs(row: number): number {
    return this.#columns.startMs.get(row)
  }

  /** @param row 0 ≤ row < length
   *  @returns looks its fields up when they are asked for: it has none of its own to be spread into another object */
  at(row: number): StallRecord {
    // What is missing reads as undefined.
    return new StallRow(this.#columns, row) as StallRecord
  }
}

interface Columns extends Record<NumberField, DecimalColumn> {
  process: string
  /** Rows. */
  open: Set<number>
  startup: Set<number>
}

type NumberField = Exclude<keyof StallRecord, 'type' | 'process' | 'isOpen' | 'isStartup'>

/** Of a record with a dozen fields a judge reads some: a million records take as long to build, and to clear away, as to judge. */
class StallRow implements Record<keyof StallRecord, unknown> {
  readonly type = 'stall'
  readonly #columns: Columns
  readonly #row: number

  constructor(columns: Columns, row: number) {
    this.#columns = columns
    this.#row = row
  }

  get process(): string {
    return this.#columns.process
  }

  get id(): number {
    return this.#columns.id.get(this.#row)
  }

  get startMs(): number {
    return this.#columns.startMs.get(this.#row)
  }

  get durationMs(): number {
    return this.#columns.durationMs.get(this.#row)
  }

  get watchdogGapMs(): number {
    return this.#columns.watchdogGapMs.get(this.#row)
  }

  get watchdogQueueMs(): number | undefined {
    return known(this.#columns.watchdogQueueMs.get(this.#row))
  }

  get cpuMs(): number | undefined {
    return known(this.#columns.cpuMs.get(this.#row))
  }

  get runQueueMs(): number | undefined {
    return known(this.#columns.runQueueMs.get(this.#row))
  }

  get helpersCpuMs(): number | undefined {
    return known(this.#columns.helpersCpuMs.get(this.#row))
  }

  get measuredMs(): number | undefined {
    return known(this.#columns.measuredMs.get(this.#row))
  }

  get clockJumpMs(): number | undefined {
    return known(this.#columns.clockJumpMs.get(this.#row))
  }

  get like(): number | undefined {
    return known(this.#columns.like.get(this.#row))
  }

  get request(): number | undefined {
    return known(this.#columns.request.get(this.#row))
  }

  get isOpen(): true | undefined {
    return this.#columns.open.has(this.#row) || undefined
  }

  get isStartup(): true | undefined {
    return this.#columns.startup.has(this.#row) || undefined
  }
}

function known(value: number): number | undefined {
  return Number.isNaN(value) ? undefined : value
}

function setKnown(column: DecimalColumn, row: number, value: number | undefined): void {
  if (value !== undefined) column.set(row, value)
}
