import type { StallRecord } from '../model.ts'
import type { JudgedPart } from './blockers.ts'
import type { Collections } from './kinds/kind.ts'
import { queryOf } from './kinds/row-parse.ts'
import type { LikePart } from './like-stalls.ts'
import { LongestParts } from './longest-parts.ts'

/** Parts of stalls that are of one blocker, one route, one origin and one confidence: a run may have a million. */
export interface PartSum {
  /** ProcessRecord.process */
  process: string
  /** The longest of them. */
  part: JudgedPart
  /** Those that tell most, longest first. */
  kept: LongestParts
  count: number
  totalMs: number
  durationsMs: number[]
  /** The server's ids of the requests that ran them, in order of time; undefined where one of them is not known. */
  requestIds: number[] | undefined
  /** NaN where one of them has no CPU figures. */
  cpuMs: number
  waitMs: number
  gcMs: number
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
  const sums: PartSum[] = []
  const indexes = new Map<string, number>()

  function add(part: JudgedPart): number {
    const key = sumKey(part)
    const index = indexes.get(key) ?? sums.push(emptySum(process, part)) - 1
    indexes.set(key, index)
    addTo(sums[index], part)
    return index
  }

  function addLike(like: LikePart, { stall, requestId, collections }: OwnFacts): number {
    const { durationMs } = stall
    const { gcMs } = collections
    const known = sums[like.sum]
    if (known !== undefined && durationMs <= like.toldMs) {
      addTimes(known, { stall, requestId, durationMs, gcMs })
      return like.sum
    }
    const { part } = like
    const request =
      requestId === undefined || part.request === undefined ? undefined : { ...part.request, id: requestId }
    like.sum = add({ ...part, stall, durationMs, request, collections, gcMs })
    like.toldMs = toldMs(sums[like.sum], like.isSame)
    return like.sum
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

function emptySum(process: string, part: JudgedPart): PartSum {
  return {
    ...{ process, part, kept: new LongestParts(), count: 0, totalMs: 0, durationsMs: [], requestIds: [] },
    ...{ cpuMs: 0, waitMs: 0, gcMs: 0 },
  }
}

function addTo(sum: PartSum | undefined, part: JudgedPart): void {
  if (sum === undefined) return
  if (part.durationMs > sum.part.durationMs) sum.part = part
  sum.kept.add(part)
  addTimes(sum, { stall: part.stall, durationMs: part.durationMs, gcMs: part.gcMs, requestId: part.request?.id })
}

/** Where all parts have the same to tell, the longest tells it. */
function toldMs(sum: PartSum | undefined, isSame: boolean): number {
  if (sum === undefined) return Number.NEGATIVE_INFINITY
  return isSame ? sum.part.durationMs : sum.kept.shortestMs()
}

type Times = Pick<JudgedPart, 'stall' | 'durationMs' | 'gcMs'> & { requestId: number | undefined }

function addTimes(sum: PartSum, part: Times): void {
  sum.count++
  sum.totalMs += part.durationMs
  sum.durationsMs.push(part.durationMs)
  sum.gcMs += part.gcMs
  addRequest(sum, part.requestId)
  const { cpu, wait } = cpuAndWait(part.stall)
  sum.cpuMs += part.durationMs * cpu
  sum.waitMs += part.durationMs * wait
}

/** Stalls of one request come one after the other, mostly. Id 0: it was inferred that there was one. */
function addRequest(sum: PartSum, id: number | undefined): void {
  if (id === undefined || id === 0) sum.requestIds = undefined
  else if (sum.requestIds?.at(-1) !== id) sum.requestIds?.push(id)
}

/** Shares of the measured part of a stall; waiting is what is left beside CPU and run queue. */
function cpuAndWait({ cpuMs, measuredMs, runQueueMs = 0 }: StallRecord): { cpu: number; wait: number } {
  if (cpuMs === undefined || !measuredMs) return { cpu: Number.NaN, wait: Number.NaN }
  const cpu = Math.min(1, cpuMs / measuredMs)
  const queue = Math.min(1 - cpu, runQueueMs / measuredMs)
  return { cpu, wait: 1 - cpu - queue }
}
