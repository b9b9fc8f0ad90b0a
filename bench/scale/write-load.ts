import { listRequests } from '../../src/load/list-requests.ts'
import { createRowStore } from '../../src/load/row-store.ts'
import type { LoadRecord } from '../../src/model.ts'
import type { Journal } from '../../src/probe/journal.ts'
import type { ScaleCase } from './cases.ts'
import { header, routePattern } from './program.ts'
import type { Interval } from './write-life.ts'

const canaryPerSecond = 50
/** After a stall the server works off who waited, ms each. */
const servedEveryMs = 0.05

/** Sends, on paper, every request of a load to a server that stalls, notes them with the load's own code, and writes what of them
 *  a recording keeps. What it says of itself: the exact percentiles, for comparison with the report's. */
export function writeLoad(
  scale: ScaleCase,
  life: { journal: Journal; stalls: readonly Interval[]; folder: string; random: () => number },
): { p50Ms: number; p99Ms: number; maxMs: number } {
  const { hours, routes, requestsPerSecond } = scale
  const load: LoadRecord = {
    ...{
      type: 'load',
      startMs: 500,
      endMs: hours * 3_600_000 - 500,
      connections: 1_000,
      ratePerSecond: requestsPerSecond,
    },
    ...{ notOk: 0, errors: 0, ownLongestMs: 3, sent: 0, answered: 0 },
    targets: [
      ...Array.from({ length: routes }, (_, index) => ({
        ...{ method: 'GET', role: 'load' as const, path: routePattern(index).replace(':id', '1') },
      })),
      { method: 'GET', path: '/health', role: 'canary' },
    ],
  }
  const rows = createRowStore(life.folder)
  const seconds = (load.endMs - load.startMs) / 1000
  load.sent = Math.floor(seconds * requestsPerSecond)
  load.answered = load.sent
  const canaryEvery = Math.round(requestsPerSecond / canaryPerSecond)
  const waitsMs = new Float32Array(load.sent)
  const serve = createServer(life.stalls, life.random)
  for (let sent = 0; sent < load.sent; sent++) {
    const sentMs = load.startMs + (sent * 1000) / requestsPerSecond
    if (sent % canaryEvery === 0) rows.end(rows.add(routes, sentMs), serve(sentMs), 200)
    const answeredMs = serve(sentMs)
    waitsMs[sent] = answeredMs - sentMs
    rows.end(rows.add(sent % routes, sentMs), answeredMs, 200)
  }
  life.journal.write({ ...header, window: { startMs: load.startMs - 1, endMs: load.endMs + 1 } })
  life.journal.write(load)
  const stalls = life.stalls.map(({ startMs, endMs }) => ({ startMs, durationMs: endMs - startMs }))
  for (const line of listRequests(rows, load, stalls)) life.journal.write(line)
  rows.close()
  waitsMs.sort()
  const at = (share: number) => waitsMs[Math.ceil(share * waitsMs.length) - 1] ?? 0
  return { p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) }
}

/** @returns when a request is answered, asked in the order of sending */
function createServer(stalls: readonly Interval[], random: () => number): (sentMs: number) => number {
  let next = 0
  let waiting = 0
  return (sentMs) => {
    while ((stalls[next]?.endMs ?? Number.POSITIVE_INFINITY) <= sentMs) {
      next++
      waiting = 0
    }
    const stall = stalls[next]
    // Most answers take 1 ms, a few ten times that.
    const workMs = 0.6 + 0.4 / Math.max(0.02, random())
    if (stall === undefined || sentMs < stall.startMs) return sentMs + workMs
    return stall.endMs + ++waiting * servedEveryMs + workMs
  }
}
