import { afterEach, expect, it, vi } from 'vitest'
import { startClock } from '../../src/probe/clock.ts'

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
