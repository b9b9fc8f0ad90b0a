import type { LoadTarget, SentSummaryRecord } from '../model.ts'
import type { SentRow } from './row-store.ts'

/** The waits of many requests of one target, in little room. */
export interface WaitCounts {
  add(row: Readonly<SentRow>, isNearStall: boolean): void
  summary(): SentSummaryRecord
}

/** The middle of a bucket is within 1 % of every wait in it: (growth − 1) / (growth + 1). DDSketch, Masson et al., VLDB 2019. */
const growth = 1.02
const logGrowth = Math.log(growth)
/** The clock's hundredths: nothing shorter is told apart, ms. */
const shortestMs = 0.01
const secondMs = 1_000

/** @param startMs of the load */
export function createWaitCounts(target: number, { role }: LoadTarget, startMs: number): WaitCounts {
  const buckets = new Map<number, number>()
  const maxMsBySecond: (number | null)[] = []
  let requests = 0
  let answered = 0
  let nearStalls = 0
  let maxMs = 0

  return {
    add({ sentMs, answeredMs, status }, isNearStall) {
      requests++
      if (isNearStall) nearStalls++
      if (answeredMs < 0 || status === 0) return
      answered++
      const waitMs = answeredMs - sentMs
      maxMs = Math.max(maxMs, waitMs)
      const bucket = Math.ceil(Math.log(Math.max(shortestMs, waitMs)) / logGrowth)
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1)
      if (role !== 'canary') return
      const second = Math.max(0, Math.floor((sentMs - startMs) / secondMs))
      while (maxMsBySecond.length <= second) maxMsBySecond.push(null)
      maxMsBySecond[second] = Math.max(maxMsBySecond[second] ?? 0, waitMs)
    },
    summary: () => ({
      ...{ type: 'sent-summary', target, requests, answered, nearStalls, maxMs, growth },
      buckets: [...buckets].sort(([a], [b]) => a - b),
      ...(role === 'canary' ? { maxMsBySecond } : {}),
    }),
  }
}
