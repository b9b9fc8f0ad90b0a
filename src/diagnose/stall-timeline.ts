import type { StallRecord } from '../model.ts'
import type { Span } from './culprit.ts'
import { lowerBound } from './lower-bound.ts'
import { NumberColumn } from './number-column.ts'

/** One culprit's part of a stall on the clock. */
export interface TimedPart {
  /** Which sum of parts it counts in. */
  sum: number
  /** The server's id of the request that ran it; noRequest for background work; any other negative number for a request without
   *  an id, the same for all parts that it ran in one stall. */
  request: number
  spans: readonly Span[]
}

export const noRequest = -1

/** Which part ran until when. */
export interface Piece {
  fromMs: number
  toMs: number
  sum: number
  request: number
}

/** The stalls that code is to blame for, in the order of their beginning, each cut into its parts. */
export class StallTimeline {
  readonly #startMs = new NumberColumn()
  readonly #endMs = new NumberColumn()
  /** The latest end so far. */
  readonly #reachMs = new NumberColumn()
  readonly #edgeMs = new NumberColumn(Float32Array)
  /** Of the only piece; of several, minus one less the index in #several. */
  readonly #sum = new NumberColumn(Int32Array)
  readonly #request = new NumberColumn()
  readonly #several: Piece[][] = []

  get length(): number {
    return this.#startMs.length
  }

  /** @param stall began no earlier than the one before */
  add(stall: StallRecord, parts: readonly TimedPart[]): void {
    const [first] = parts
    const isOne = first !== undefined && parts.length === 1
    if (isOne) this.addWhole(stall, first)
    else {
      const { startMs, durationMs } = stall
      const several = this.#several.push(inOrder(parts, startMs, startMs + durationMs))
      this.addWhole(stall, { sum: -several, request: noRequest })
    }
  }

  /** A stall that is all of one part. */
  addWhole({ startMs, durationMs, watchdogGapMs }: StallRecord, part: Pick<TimedPart, 'sum' | 'request'>): void {
    const endMs = startMs + durationMs
    this.#reachMs.push(this.length === 0 ? endMs : Math.max(endMs, this.#reachMs.at(this.length - 1)))
    this.#startMs.push(startMs)
    this.#endMs.push(endMs)
    this.#edgeMs.push(Math.min(durationMs / 4, watchdogGapMs + servedMs))
    this.#sum.push(part.sum)
    this.#request.push(part.request)
  }

  startMs(stall: number): number {
    return this.#startMs.at(stall)
  }

  endMs(stall: number): number {
    return this.#endMs.at(stall)
  }

  /** From here on an answer means that the loop turned again: the stall's end is known no better than the watchdog looked. */
  turnedMs(stall: number): number {
    return this.#endMs.at(stall) - this.#edgeMs.at(stall)
  }

  /** The first stall that had not ended at a moment; `length` when none. */
  firstAfter(atMs: number): number {
    return lowerBound(this.length, (stall) => this.#reachMs.at(stall) <= atMs)
  }

  /** In order of time, covering the stall. */
  pieces(stall: number): readonly Piece[] {
    const sum = this.#sum.at(stall)
    if (sum < 0) return this.#several[-1 - sum] ?? []
    return [{ fromMs: this.startMs(stall), toMs: this.endMs(stall), sum, request: this.#request.at(stall) }]
  }
}

/** After a stall the first answers may be out before its first beat is seen, ms. */
const servedMs = 2

function inOrder(parts: readonly TimedPart[], startMs: number, endMs: number): Piece[] {
  const spans = parts.flatMap(({ sum, request, spans }) =>
    spans.map((span) => ({ fromMs: span.startMs, toMs: 0, sum, request })),
  )
  spans.sort((a, b) => a.fromMs - b.fromMs)
  const pieces: Piece[] = []
  for (const span of spans) {
    const last = pieces.at(-1)
    if (last !== undefined && last.sum === span.sum && last.request === span.request) continue
    if (last !== undefined) last.toMs = span.fromMs
    pieces.push(last === undefined ? { ...span, fromMs: startMs } : span)
  }
  const last = pieces.at(-1)
  if (last !== undefined) last.toMs = endMs
  return pieces
}
