/** Rows of one piece of a column: no column is ever copied to grow. */
export const pieceBits = 14
export const pieceRows = 1 << pieceBits

/** Most numbers have two decimals at most: those of a piece take four bytes each as long as all of them do. */
const unit = 100
const largest = 2 ** 31 - 1
const missing = -(2 ** 31)

/** The numbers of one field by row, given back exactly. */
export class DecimalColumn {
  /** A piece is here or in #long; each list has arrays of one type, which reads quickest. */
  readonly #short: (Int32Array | undefined)[] = []
  readonly #long: (Float64Array | undefined)[] = []

  /** NaN where a row has none. */
  get(row: number): number {
    const index = row >>> pieceBits
    const place = row & (pieceRows - 1)
    const units = this.#short[index]?.[place]
    if (units === undefined) return this.#long[index]?.[place] ?? Number.NaN
    return units === missing ? Number.NaN : units / unit
  }

  set(row: number, value: number): void {
    const index = row >>> pieceBits
    const place = row & (pieceRows - 1)
    const long = this.#long[index]
    if (long !== undefined) {
      long[place] = value
      return
    }
    const units = Math.round(value * unit)
    if (units / unit === value && Math.abs(units) <= largest) {
      this.#short[index] ??= new Int32Array(pieceRows).fill(missing)
      this.#short[index][place] = units
    } else this.#lengthen(index)[place] = value
  }

  /** Times of a run that is hours old are too large to be short: no piece of theirs is begun as if they were. */
  #lengthen(index: number): Float64Array {
    const short = this.#short[index]
    const long =
      short === undefined
        ? new Float64Array(pieceRows).fill(Number.NaN)
        : Float64Array.from(short, (known) => (known === missing ? Number.NaN : known / unit))
    this.#short[index] = undefined
    this.#long[index] = long
    return long
  }
}
