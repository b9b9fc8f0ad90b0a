import type { JudgedPart } from './blockers.ts'
import { queryOf } from './kinds/row-parse.ts'
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
  /** undefined where one of them has no CPU figures. */
  cpuMs: number | undefined
  waitMs: number | undefined
  gcMs: number
}

/** Sums parts up as they come. */
export interface PartSums {
  sums: readonly PartSum[]
  /** @returns index of the sum that it went into */
  add(part: JudgedPart): number
  /** The same for a part that is all of its stall, without collections, and differs from another in stall and request alone. */
  addLike(like: JudgedPart, own: Pick<JudgedPart, 'stall' | 'request'>): number
}

export function createPartSums(process: string): PartSums {
  const sums: PartSum[] = []
  const indexes = new Map<string, number>()
  /** The key of a part takes its time. */
  const likes = new WeakMap<JudgedPart, number>()

  function add(part: JudgedPart): number {
    const key = sumKey(part)
    const index = indexes.get(key) ?? sums.push(emptySum(process, part)) - 1
    indexes.set(key, index)
    addTo(sums[index], part)
    return index
  }

  function addLike(like: JudgedPart, { stall, request }: Pick<JudgedPart, 'stall' | 'request'>): number {
    const { durationMs } = stall
    const known = likes.get(like)
    const sum = sums[known ?? -1]
    if (known !== undefined && sum !== undefined && durationMs <= sum.part.durationMs) {
      addTimes(sum, { stall, request, durationMs, gcMs: 0 })
      return known
    }
    const index = add({ ...like, stall, request, durationMs, gcMs: 0 })
    likes.set(like, index)
    return index
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
  addTimes(sum, part)
}

type Times = Pick<JudgedPart, 'stall' | 'durationMs' | 'gcMs' | 'request'>

function addTimes(sum: PartSum, part: Times): void {
  sum.count++
  sum.totalMs += part.durationMs
  sum.durationsMs.push(part.durationMs)
  sum.gcMs += part.gcMs
  addRequest(sum, part.request?.id)
  const { cpuMs, waitMs } = cpuAndWait(part)
  sum.cpuMs = plus(sum.cpuMs, cpuMs)
  sum.waitMs = plus(sum.waitMs, waitMs)
}

/** Stalls of one request come one after the other, mostly. Id 0: it was inferred that there was one. */
function addRequest(sum: PartSum, id: number | undefined): void {
  if (id === undefined || id === 0) sum.requestIds = undefined
  else if (sum.requestIds?.at(-1) !== id) sum.requestIds?.push(id)
}

/** undefined when one of them is. */
export function plus(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b
}

/** CPU time scaled from the measured part of the stall; waiting is what is left beside CPU and run queue. */
function cpuAndWait({ stall, durationMs }: Times): { cpuMs?: number; waitMs?: number } {
  if (stall.cpuMs === undefined || !stall.measuredMs) return {}
  const cpu = Math.min(1, stall.cpuMs / stall.measuredMs)
  const queue = Math.min(1 - cpu, (stall.runQueueMs ?? 0) / stall.measuredMs)
  return { cpuMs: durationMs * cpu, waitMs: durationMs * (1 - cpu - queue) }
}
