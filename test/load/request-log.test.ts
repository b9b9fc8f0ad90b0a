import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createRequestLog } from '../../src/load/request-log.ts'
import { createRowStore } from '../../src/load/row-store.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopcheck-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

it('keeps every request, in the order of sending', () => {
  let nowMs = 0
  const log = createRequestLog({ clock: () => nowMs, canaryTarget: 1, spoolFolder: folder })
  for (let row = 0; row < 3; row++) {
    nowMs = row
    expect(log.sent(0)).toBe(row)
  }
  nowMs = 2_000.128
  log.answered(1, 204)
  expect([...log.rows.each()].length).toBe(3)
  const rows = Array.from(log.rows.each(), (row) => ({ ...row }))
  expect(rows).toEqual([
    { target: 0, sentMs: 0, answeredMs: -1, status: 0 },
    { target: 0, sentMs: 1, answeredMs: 2_000.13, status: 204 },
    { target: 0, sentMs: 2, answeredMs: -1, status: 0 },
  ])
})

it('counts the targets and leaves the canary out', () => {
  const log = createRequestLog({ clock: () => 1, canaryTarget: 1, spoolFolder: folder })
  const [good, bad, lost, canary] = [log.sent(0), log.sent(0), log.sent(0), log.sent(1)] as const
  log.answered(good, 200)
  log.answered(bad, 503)
  log.lost(lost)
  log.answered(canary, 500)
  log.lost(log.sent(1))
  log.unsent(2)
  expect(log.counts()).toEqual({ sent: 3, answered: 2, notOk: 1, errors: 1, unsent: 2 })
  expect(Array.from(log.rows.each(), ({ status }) => status)).toEqual([200, 503, 0, 500, 0])
})

it('puts rows in a file that are too many for the memory, and reads them back in order', () => {
  const store = createRowStore(folder, 2)
  const length = 50_000
  for (let row = 0; row < length; row++) {
    store.add(row % 3, row)
    // Answers come out of order, and one never.
    if (row % 2 === 1 && row !== 9_001) {
      store.end(row, row + 5, 200)
      store.end(row - 1, row + 6, 404)
    }
  }
  expect(store.lost()).toBe(0)
  let next = 0
  for (const row of store.each()) {
    const isOpen = next === 9_000 || next === 9_001
    const answeredMs = next % 2 === 1 ? next + 5 : next + 7
    expect(row).toEqual({
      target: next % 3,
      sentMs: next,
      answeredMs: isOpen ? -1 : answeredMs,
      status: isOpen ? 0 : next % 2 === 1 ? 200 : 404,
    })
    next++
  }
  expect(next).toBe(length)
  store.close()
  expect(readdirSync(folder)).toEqual([])
})

it('counts the rows that cannot be written, and goes on', () => {
  const store = createRowStore(join(folder, 'missing'), 1)
  for (let row = 0; row < 30_000; row++) store.end(store.add(0, row), row, 200)
  expect(store.lost()).toBeGreaterThan(0)
  expect([...store.each()].length).toBe(30_000 - store.lost())
  store.close()
})
