const pieceBits = 13
const pieceRows = 1 << pieceBits

/** A list of numbers that grows without ever being copied: millions of them take 8 bytes each. */
export class NumberColumn {
  length = 0
  readonly #pieces: Float64Array[] = []

  push(value: number): void {
    const index = this.length++
    const piece = this.#pieces[index >>> pieceBits] ?? new Float64Array(pieceRows)
    this.#pieces[index >>> pieceBits] = piece
    piece[index & (pieceRows - 1)] = value
  }

  /** NaN beyond the end. */
  at(index: number): number {
    return this.#pieces[index >>> pieceBits]?.[index & (pieceRows - 1)] ?? Number.NaN
  }
}
