import { expect, it } from 'vitest'
import { createRequestLog } from '../../src/load/request-log.ts'

it('keeps every request in batches of a thousand, in the order of sending', () => {
  let nowMs = 0
  const log = createRequestLog({ clock: () => nowMs, canaryTarget: 1 })
  for (let row = 0; row < 1_001; row++) {
    nowMs = row
    expect(log.sent(0)).toBe(row)
  }
  nowMs = 2_000.128
  log.answered(1_000, 204)
  const [first, second, ...others] = log.batches()
  expect(others).toEqual([])
  expect(first?.sentMs).toHaveLength(1_000)
  expect(first?.answeredMs.every((ms) => ms === -1)).toBe(true)
  expect(second).toEqual({ type: 'sent', target: [0], sentMs: [1_000], answeredMs: [2_000.13], status: [204] })
})

it('counts the targets and leaves the canary out', () => {
  const log = createRequestLog({ clock: () => 1, canaryTarget: 1 })
  const [good, bad, lost, canary] = [log.sent(0), log.sent(0), log.sent(0), log.sent(1)] as const
  log.answered(good, 200)
  log.answered(bad, 503)
  log.lost(lost)
  log.answered(canary, 500)
  log.lost(log.sent(1))
  log.unsent(2)
  expect(log.counts()).toEqual({ sent: 3, answered: 2, notOk: 1, errors: 1, unsent: 2 })
  expect(log.batches()[0]?.status).toEqual([200, 503, 0, 500, 0])
})
