import { NumberColumn } from '../number-column.ts'

/** The blocked time that the stacks of one stall stand for: its own, and that of all stalls that were seen as it was. */
export interface StallWeight {
  /** Index of its record among the process's stalls; undefined where the recording has none. */
  row: number | undefined
  stalls: number
  totalMs: number
  /** A sum of parts that one of them went into. */
  sum: number
}

/** Adds up stalls as they are judged: a million of them have the stacks of a few thousand. */
export class StallWeights {
  readonly #rows = new Map<number, number>()
  readonly #indexes = new Map<number, number>()
  readonly #stalls = new NumberColumn()
  readonly #counts: number[] = []
  readonly #totalMs: number[] = []
  readonly #sums = new NumberColumn(Int32Array)

  /** Remembers where a stall stands that others may be like. */
  place({ id, like }: { id: number; like?: number }, row: number): void {
    if (like === undefined) this.#rows.set(id, row)
  }

  /** Of the stall whose stacks stand for this one. */
  rowOf({ id, like }: { id: number; like?: number }): number | undefined {
    return this.#rows.get(like ?? id)
  }

  /** @param stall.like the stall whose stacks stand for it
   *  @param to.sum index of the sum that its longest part went into
   *  @param to.index where it was told before
   *  @returns index of the weight, for the next one that is like it */
  add(
    stall: { id: number; like?: number; durationMs: number },
    to: { sum: number; index?: number | undefined },
  ): number {
    const index = to.index ?? this.#indexOf(stall.like ?? stall.id, to.sum)
    this.#counts[index] = (this.#counts[index] ?? 0) + 1
    this.#totalMs[index] = (this.#totalMs[index] ?? 0) + stall.durationMs
    return index
  }

  #indexOf(stall: number, sum: number): number {
    const known = this.#indexes.get(stall)
    if (known !== undefined) return known
    const index = this.#counts.push(0) - 1
    this.#indexes.set(stall, index)
    this.#totalMs.push(0)
    this.#stalls.push(stall)
    this.#sums.push(sum)
    return index
  }

  /** In the order in which they first came. */
  *[Symbol.iterator](): Iterator<StallWeight> {
    for (const [index, stalls] of this.#counts.entries()) {
      const row = this.#rows.get(this.#stalls.at(index))
      yield { row, stalls, totalMs: this.#totalMs[index] ?? 0, sum: this.#sums.at(index) }
    }
  }
}
