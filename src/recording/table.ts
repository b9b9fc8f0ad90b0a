import { DecimalColumn, pieceBits, pieceRows } from './decimal-column.ts'
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
  numbers?: DecimalColumn
  words?: WordColumn
  fields?: Map<string, Column>
}

function setValue(column: Column, row: number, value: unknown): void {
  if (typeof value === 'number') {
    column.numbers ??= new DecimalColumn()
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
