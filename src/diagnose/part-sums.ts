import type { JudgedPart } from './blockers.ts'

/** Parts of stalls that are of one blocker, one route and one confidence: a run may have a million. */
export interface PartSum {
  /** The longest of them. */
  part: JudgedPart
  count: number
  totalMs: number
  durationsMs: number[]
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
  /** The same for a part that is all of its stall, and differs from another in stall and request alone. */
  addLike(like: JudgedPart, own: Pick<JudgedPart, 'stall' | 'request'>): number
}

export function createPartSums(): PartSums {
  const sums: PartSum[] = []
  const indexes = new Map<string, number>()
  /** The key of a part takes its time. */
  const likes = new WeakMap<JudgedPart, number>()

  function add(part: JudgedPart): number {
    const key = sumKey(part)
    const index = indexes.get(key) ?? sums.push(emptySum(part)) - 1
    indexes.set(key, index)
    addTo(sums[index], part)
    return index
  }

  function addLike(like: JudgedPart, { stall, request }: Pick<JudgedPart, 'stall' | 'request'>): number {
    const { durationMs } = stall
    const known = likes.get(like)
    const sum = sums[known ?? -1]
    if (known !== undefined && sum !== undefined && durationMs <= sum.part.durationMs) {
      addTimes(sum, { stall, durationMs, gcMs: 0 })
      return known
    }
    const index = add({ ...like, stall, request, durationMs, gcMs: 0 })
    likes.set(like, index)
    return index
  }

  return { sums, add, addLike }
}

/** Native calls of one function stay apart by line; JavaScript that runs all over a function is one blocker. */
export function blockerKey(part: JudgedPart): string {
  const line = part.isNative || part.kind.id === 'many-small' ? part.culprit?.line : ''
  return `${part.phase}\n${part.kind.id}\n${part.culprit?.file}\n${part.culprit?.function}\n${part.callee}\n${line}`
}

function sumKey(part: JudgedPart): string {
  return `${blockerKey(part)}\n${part.route}\n${part.confidence}\n${part.culprit?.isEntry}\n${part.culprit?.owner}`
}

function emptySum(part: JudgedPart): PartSum {
  return { part, count: 0, totalMs: 0, durationsMs: [], cpuMs: 0, waitMs: 0, gcMs: 0 }
}

function addTo(sum: PartSum | undefined, part: JudgedPart): void {
  if (sum === undefined) return
  if (part.durationMs > sum.part.durationMs) sum.part = part
  addTimes(sum, part)
}

type Times = Pick<JudgedPart, 'stall' | 'durationMs' | 'gcMs'>

function addTimes(sum: PartSum, part: Times): void {
  sum.count++
  sum.totalMs += part.durationMs
  sum.durationsMs.push(part.durationMs)
  sum.gcMs += part.gcMs
  const { cpuMs, waitMs } = cpuAndWait(part)
  sum.cpuMs = plus(sum.cpuMs, cpuMs)
  sum.waitMs = plus(sum.waitMs, waitMs)
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
