import { describe, expect, it } from 'vitest'
import { listRequests } from '../../src/load/list-requests.ts'
import type { SentRow } from '../../src/load/row-store.ts'
import type { SentRecord, SentSummaryRecord } from '../../src/model.ts'

const load = {
  startMs: 1_000,
  targets: [
    { method: 'GET', path: '/a', role: 'load' as const },
    { method: 'GET', path: '/health', role: 'canary' as const },
  ],
}

function store(rows: SentRow[]) {
  return {
    length: rows.length,
    *each(): Generator<SentRow> {
      yield* rows
    },
  }
}

function list(
  rows: SentRow[],
  stalls: { startMs: number; durationMs: number }[],
  limits: { all: number; listed: number },
) {
  const lines = [...listRequests(store(rows), load, stalls, limits)]
  return {
    sent: lines.filter((line): line is SentRecord => line.type === 'sent'),
    summaries: lines.filter((line): line is SentSummaryRecord => line.type === 'sent-summary'),
  }
}

/** One request every 10 ms, each answered after `waitMs`. */
function steady(count: number, waitMs: (row: number) => number, target = 0): SentRow[] {
  return Array.from({ length: count }, (_, row) => {
    const sentMs = load.startMs + row * 10
    return { target, sentMs, answeredMs: sentMs + waitMs(row), status: 200 }
  })
}

describe('listRequests', () => {
  it('lists all requests of a short run, in batches of a thousand', () => {
    const { sent, summaries } = list(
      steady(2_500, () => 3),
      [],
      { all: 2_500, listed: 10 },
    )
    expect(sent.map(({ target }) => target.length)).toEqual([1_000, 1_000, 500])
    expect(summaries).toEqual([])
  })

  it('lists those near a stall of a long run, and counts the others', () => {
    const rows = steady(3_000, (row) => 1 + (row % 100))
    const { sent, summaries } = list(rows, [{ startMs: 6_000, durationMs: 200 }], { all: 100, listed: 1_000 })
    const listed = sent.flatMap(({ sentMs }) => sentMs)
    const near = rows.filter(({ sentMs, answeredMs }) => sentMs <= 6_215 && answeredMs >= 5_985)
    expect(listed).toEqual(near.map(({ sentMs }) => sentMs))
    expect(summaries).toMatchObject([{ target: 0, requests: 3_000 - near.length, nearStalls: 0, maxMs: 100 }])
  })

  it('lists a request that was never answered with the next stall', () => {
    const rows = steady(300, () => 1)
    rows[10] = { target: 0, sentMs: 1_100, answeredMs: -1, status: 0 }
    const { sent } = list(rows, [{ startMs: 2_000, durationMs: 50 }], { all: 100, listed: 1_000 })
    expect(sent.flatMap(({ sentMs }) => sentMs)).toContain(1_100)
  })

  it('lists every so many where too many are near stalls, and counts the rest as near', () => {
    const rows = steady(3_000, () => 5)
    const { sent, summaries } = list(rows, [{ startMs: 0, durationMs: 60_000 }], { all: 100, listed: 1_000 })
    const listed = sent.flatMap(({ sentMs }) => sentMs)
    expect(listed).toHaveLength(1_000)
    expect(listed[1]).toBe((listed[0] ?? 0) + 30)
    expect(summaries).toMatchObject([{ requests: 2_000, nearStalls: 2_000 }])
  })

  it('keeps the longest wait of the canary in each second', () => {
    const rows = steady(300, (row) => (row === 250 ? 40 : 2), 1)
    const [summary] = list(rows, [], { all: 100, listed: 100 }).summaries
    expect(summary?.maxMsBySecond).toEqual([2, 2, 40])
  })
})
