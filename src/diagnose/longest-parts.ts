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
    const shortest = this.#longest.at(-1)
    const isFull = this.#longest.length >= keptParts
    if (isFull && shortest !== undefined && part.durationMs <= shortest.durationMs) return
    if (isFull) this.#longest.pop()
    this.#longest.push(part)
    this.#longest.sort((a, b) => b.durationMs - a.durationMs)
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
