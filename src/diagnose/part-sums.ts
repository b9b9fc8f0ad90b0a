import type { StallRecord } from '../model.ts'
import type { JudgedPart } from './blockers.ts'
import type { Collections } from './kinds/kind.ts'
import { queryOf } from './kinds/row-parse.ts'
import type { LikePart } from './like-stalls.ts'
import { LongestParts } from './longest-parts.ts'
import { PartTimes, type PartTotals } from './part-times.ts'

/** Parts of stalls that are of one blocker, one route, one origin and one confidence: a run may have a million. */
export interface PartSum extends Readonly<PartTotals> {
  /** ProcessRecord.process */
  readonly process: string
  /** The longest of them. */
  part: JudgedPart
  /** Those that tell most, longest first. */
  readonly kept: LongestParts
  readonly durationsMs: Float64Array
  /** The server's ids of the requests that ran them, in order of time; undefined where one of them is not known. */
  readonly requestIds: Float64Array | undefined
}

/** Sums parts up as they come. */
export interface PartSums {
  sums: readonly PartSum[]
  /** @returns index of the sum that it went into */
  add(part: JudgedPart): number
  /** The same for a part that is all of its stall and that others have alike. */
  addLike(like: LikePart, own: OwnFacts): number
}

/** What a stall has of its own that is otherwise like another one. */
export interface OwnFacts {
  stall: StallRecord
  /** RequestRef.id; undefined where it is not known. */
  requestId: number | undefined
  collections: Collections
}

export function createPartSums(process: string): PartSums {
  const sums: Sum[] = []
  const times = new PartTimes()
  const indexes = new Map<string, number>()

  function add(part: JudgedPart): number {
    const key = sumKey(part)
    let index = indexes.get(key)
    if (index === undefined) {
      index = sums.push(new Sum(times, { index: sums.length, process, part })) - 1
      indexes.set(key, index)
    }
    const { stall, durationMs, gcMs, request } = part
    sums[index]?.keep(part)
    addTimes(index, { stall, durationMs, gcMs, requestId: request?.id })
    return index
  }

  function addLike(like: LikePart, { stall, requestId, collections }: OwnFacts): number {
    const { durationMs } = stall
    const { gcMs } = collections
    // -Infinity while it has no sum.
    if (durationMs <= like.toldMs) {
      addTimes(like.sum, { stall, requestId, durationMs, gcMs })
      return like.sum
    }
    const { part } = like
    const request =
      requestId === undefined || part.request === undefined ? undefined : { ...part.request, id: requestId }
    like.sum = add({ ...part, stall, durationMs, request, collections, gcMs })
    like.toldMs = toldMs(sums[like.sum], like.isSame)
    return like.sum
  }

  function addTimes(sum: number, part: Times): void {
    const { stall, durationMs, gcMs, requestId } = part
    const { cpu, wait } = cpuAndWait(stall)
    times.add(sum, { durationMs, gcMs, cpuMs: durationMs * cpu, waitMs: durationMs * wait, requestId })
  }

  return { sums, add, addLike }
}

/** Calls of one function stay apart by line; JavaScript that runs all over a function is one blocker. Reading the rows of
 *  a query is a train of stalls, each somewhere else in the driver: it goes by the place that asked, or else by the query. */
export function blockerKey(part: JudgedPart): string {
  const { culprit } = part
  if (part.kind.id === 'row-parse') {
    const isPlaced = culprit?.owner === 'user'
    const place = isPlaced ? [culprit.file, culprit.function, culprit.line] : [part.route, queryOf(part)]
    return [part.phase, part.kind.id, ...place].join('\n')
  }
  const line = part.isNative || part.callee !== undefined ? culprit?.line : ''
  return [part.phase, part.kind.id, culprit?.file, culprit?.function, part.callee, line].join('\n')
}

function sumKey(part: JudgedPart): string {
  const { culprit, route, confidence, origin } = part
  return [blockerKey(part), route, confidence, origin, culprit?.isEntry, culprit?.owner].join('\n')
}

/** Looks its figures up when they are asked for. */
class Sum implements PartSum {
  readonly process: string
  readonly kept = new LongestParts()
  part: JudgedPart
  readonly #times: PartTimes
  readonly #index: number

  constructor(times: PartTimes, of: { index: number; process: string; part: JudgedPart }) {
    this.#times = times
    this.#index = of.index
    this.process = of.process
    this.part = of.part
  }

  keep(part: JudgedPart): void {
    if (part.durationMs > this.part.durationMs) this.part = part
    this.kept.add(part)
  }

  get count(): number {
    return this.#times.totals(this.#index).count
  }

  get totalMs(): number {
    return this.#times.totals(this.#index).totalMs
  }

  get gcMs(): number {
    return this.#times.totals(this.#index).gcMs
  }

  get cpuMs(): number {
    return this.#times.totals(this.#index).cpuMs
  }

  get waitMs(): number {
    return this.#times.totals(this.#index).waitMs
  }

  get durationsMs(): Float64Array {
    return this.#times.durationsMs(this.#index)
  }

  get requestIds(): Float64Array | undefined {
    return this.#times.requestIds(this.#index)
  }
}

/** Where all parts have the same to tell, the longest tells it. */
function toldMs(sum: PartSum | undefined, isSame: boolean): number {
  if (sum === undefined) return Number.NEGATIVE_INFINITY
  return isSame ? sum.part.durationMs : sum.kept.shortestMs()
}

type Times = Pick<JudgedPart, 'stall' | 'durationMs' | 'gcMs'> & { requestId: number | undefined }

/** Shares of the measured part of a stall; waiting is what is left beside CPU and run queue. */
function cpuAndWait({ cpuMs, measuredMs, runQueueMs = 0 }: StallRecord): { cpu: number; wait: number } {
  if (cpuMs === undefined || !measuredMs) return { cpu: Number.NaN, wait: Number.NaN }
  const cpu = Math.min(1, cpuMs / measuredMs)
  const queue = Math.min(1 - cpu, runQueueMs / measuredMs)
  return { cpu, wait: 1 - cpu - queue }
}
