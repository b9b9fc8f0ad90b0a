/** Rows of one piece of a column: no column is ever copied to grow. */
export const pieceBits = 14
export const pieceRows = 1 << pieceBits

/** Most numbers have two decimals at most: those of a piece take four bytes each as long as all of them do. */
const unit = 100
const largest = 2 ** 31 - 1
const missing = -(2 ** 31)

/** The numbers of one field by row, given back exactly. */
export class DecimalColumn {
  readonly #pieces: (Int32Array | Float64Array | undefined)[] = []

  /** NaN where a row has none. */
  get(row: number): number {
    const piece = this.#pieces[row >>> pieceBits]
    const value = piece?.[row & (pieceRows - 1)] ?? Number.NaN
    if (!(piece instanceof Int32Array)) return value
    return value === missing ? Number.NaN : value / unit
  }

  set(row: number, value: number): void {
    const index = row >>> pieceBits
    const units = Math.round(value * unit)
    const isShort = units / unit === value && Math.abs(units) <= largest
    let piece = this.#pieces[index] ?? emptyPiece(isShort)
    if (piece instanceof Int32Array && !isShort) {
      piece = Float64Array.from(piece, (known) => (known === missing ? Number.NaN : known / unit))
    }
    this.#pieces[index] = piece
    piece[row & (pieceRows - 1)] = piece instanceof Int32Array ? units : value
  }
}

/** Times of a run that is hours old are too large to be short: no piece of theirs is begun as if they were. */
function emptyPiece(isShort: boolean): Int32Array | Float64Array {
  return isShort ? new Int32Array(pieceRows).fill(missing) : new Float64Array(pieceRows).fill(Number.NaN)
}
