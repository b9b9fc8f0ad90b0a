const pieceBits = 13
const pieceRows = 1 << pieceBits

type Numbers = Float64Array | Float32Array | Int32Array | Int8Array

/** A list of numbers that grows without ever being copied: millions of them take 8 bytes each, or less where the numbers allow. */
export class NumberColumn {
  length = 0
  readonly #pieces: Numbers[] = []
  readonly #type: new (
    length: number,
  ) => Numbers

  constructor(type: new (length: number) => Numbers = Float64Array) {
    this.#type = type
  }

  push(value: number): void {
    const index = this.length++
    const piece = this.#pieces[index >>> pieceBits] ?? new this.#type(pieceRows)
    this.#pieces[index >>> pieceBits] = piece
    piece[index & (pieceRows - 1)] = value
  }

  /** NaN beyond the end. */
  at(index: number): number {
    return this.#pieces[index >>> pieceBits]?.[index & (pieceRows - 1)] ?? Number.NaN
  }
}
