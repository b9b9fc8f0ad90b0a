import { RowList } from './rows.ts'

/** Records by column: a million stalls as objects would take ten times the memory. A field of any name gets a column when it
 *  first comes; numbers are kept as they are, all else once for each different value, so columns are cheap as long as their
 *  values repeat. The fields of an object inside a record get columns of their own.
 *  Each reading builds the record anew. */
export class Table<T extends object> extends RowList<T> {
  length = 0
  readonly #columns = new Map<string, Column>()

  add(record: T): void {
    this.#set(this.#columns, record)
    this.length++
  }

  at(index: number): T | undefined {
    const row = index < 0 ? this.length + index : index
    return row < 0 || row >= this.length ? undefined : (build(this.#columns, row) as T)
  }

  /** One field alone; undefined where the record has none. */
  numberAt(index: number, field: keyof T & string): number | undefined {
    const value = this.#columns.get(field)?.numbers?.get(index)
    return value === undefined || Number.isNaN(value) ? undefined : value
  }

  *[Symbol.iterator](): Iterator<T> {
    for (let row = 0; row < this.length; row++) yield build(this.#columns, row) as T
  }

  #set(columns: Map<string, Column>, record: object): void {
    for (const key in record) {
      const value = record[key as keyof typeof record] as unknown
      let column = columns.get(key)
      if (column === undefined) {
        column = {}
        columns.set(key, column)
      }
      setValue(column, this.length, value)
      if (isNested(value)) {
        column.fields ??= new Map()
        this.#set(column.fields, value)
      }
    }
  }
}

/** What a field's values are; a field may hold values of several types. */
interface Column {
  numbers?: NumberColumn
  words?: WordColumn
  fields?: Map<string, Column>
}

function setValue(column: Column, row: number, value: unknown): void {
  if (typeof value === 'number') {
    column.numbers ??= new NumberColumn()
    column.numbers.set(row, value)
  } else {
    column.words ??= new WordColumn()
    // Of a nested record only that it is there.
    column.words.set(row, isNested(value) ? nested : value)
  }
}

const nested = Symbol('nested')

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function build(columns: ReadonlyMap<string, Column>, row: number): object {
  const record: Record<string, unknown> = {}
  columns.forEach(({ numbers, words, fields }, key) => {
    const number = numbers === undefined ? Number.NaN : numbers.get(row)
    if (!Number.isNaN(number)) record[key] = number
    else {
      const word = words?.get(row)
      if (word === nested) record[key] = build(fields ?? new Map(), row)
      else if (word !== undefined) record[key] = word
    }
  })
  return record
}

/** Rows of one piece of a column: no column is ever copied to grow. */
const pieceBits = 14
const pieceRows = 1 << pieceBits

/** Most numbers have two decimals at most: those of a piece take four bytes each as long as all of them do. */
const unit = 100
const largest = 2 ** 31 - 1
const missing = -(2 ** 31)

class NumberColumn {
  readonly #pieces: (Int32Array | Float64Array | undefined)[] = []

  get(row: number): number {
    const piece = this.#pieces[row >>> pieceBits]
    const value = piece?.[row & (pieceRows - 1)] ?? Number.NaN
    if (!(piece instanceof Int32Array)) return value
    return value === missing ? Number.NaN : value / unit
  }

  set(row: number, value: number): void {
    const index = row >>> pieceBits
    let piece = this.#pieces[index] ?? new Int32Array(pieceRows).fill(missing)
    const units = Math.round(value * unit)
    const isShort = units / unit === value && Math.abs(units) <= largest
    if (piece instanceof Int32Array && !isShort) {
      piece = Float64Array.from(piece, (known) => (known === missing ? Number.NaN : known / unit))
    }
    this.#pieces[index] = piece
    piece[row & (pieceRows - 1)] = piece instanceof Int32Array ? units : value
  }
}

class WordColumn {
  readonly #pieces: (Uint32Array | undefined)[] = []
  readonly #words: unknown[] = [undefined]
  readonly #indexes = new Map<unknown, number>()

  get(row: number): unknown {
    return this.#words[this.#pieces[row >>> pieceBits]?.[row & (pieceRows - 1)] ?? 0]
  }

  set(row: number, value: unknown): void {
    let word = this.#indexes.get(value)
    if (word === undefined) {
      word = this.#words.push(value) - 1
      this.#indexes.set(value, word)
    }
    const index = row >>> pieceBits
    let piece = this.#pieces[index]
    if (piece === undefined) {
      piece = new Uint32Array(pieceRows)
      this.#pieces[index] = piece
    }
    piece[row & (pieceRows - 1)] = word
  }
}
