import type { JudgedPart } from './blockers.ts'

/** More say nothing new. */
const keptParts = 8

/** The parts that a blocker's words are made of, of however many: the longest, and the one whose stacks saw most rows, which a train
 *  of stalls may read in a short one. */
export class LongestParts {
  readonly #longest: JudgedPart[] = []
  #mostRows: { part: JudgedPart; rows: number } | undefined

  add(part: JudgedPart): void {
    const rows = rowsOf(part)
    if (rows > (this.#mostRows?.rows ?? 0)) this.#mostRows = { part, rows }
    if (part.durationMs <= this.shortestMs()) return
    if (this.#longest.length >= keptParts) this.#longest.pop()
    const before = this.#longest.findLastIndex(({ durationMs }) => durationMs >= part.durationMs)
    this.#longest.splice(before + 1, 0, part)
  }

  /** No part up to this length is kept from now on; -Infinity while there is room. */
  shortestMs(): number {
    return this.#longest[keptParts - 1]?.durationMs ?? Number.NEGATIVE_INFINITY
  }

  /** Longest first. */
  all(): JudgedPart[] {
    const most = this.#mostRows?.part
    return most === undefined || this.#longest.includes(most) ? [...this.#longest] : [...this.#longest, most]
  }
}

/** Read when the stack was taken; 0 where no query was seen. */
function rowsOf({ captures }: JudgedPart): number {
  return captures.reduce((most, { query }) => Math.max(most, query?.rows ?? 0), 0)
}
