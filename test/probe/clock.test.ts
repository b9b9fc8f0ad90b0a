import { afterEach, expect, it, vi } from 'vitest'
import { offsetBetween, startClock } from '../../src/probe/clock.ts'

afterEach(() => vi.restoreAllMocks())

it('counts from the origin, on one clock however far the origin of performance.now is', () => {
  const hrtime = vi.spyOn(process.hrtime, 'bigint').mockReturnValue(5_000_000_000n)
  const now = vi.spyOn(performance, 'now').mockReturnValue(300)
  const clock = startClock(2_000_000_000n)
  expect(clock()).toBe(3000)
  now.mockReturnValue(302.5)
  hrtime.mockReturnValue(0n)
  expect(clock()).toBe(3002.5)
})

it('keeps its time when the program replaces performance.now, as fake timers do', () => {
  const clock = startClock(process.hrtime.bigint())
  vi.spyOn(performance, 'now').mockReturnValue(1e9)
  expect(clock()).toBeLessThan(10_000)
})

it('is not late when the thread lost its CPU between two reads', () => {
  const reads = [0, 10.6, 20, 20.002, 30, 31, 40, 40.5, 50, 50.5]
  const others = [1000 + 10.6, 1020.001, 1030.5, 1040, 1050]
  let read = 0
  let other = 0
  const offsetMs = offsetBetween(
    () => reads[read++] ?? 0,
    () => others[other++] ?? 0,
  )
  expect(offsetMs).toBeCloseTo(1000, 3)
})
