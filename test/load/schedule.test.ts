import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startSchedule } from '../../src/load/schedule.ts'

describe('startSchedule', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  const run = (ratePerSecond: number, durationMs: number) => {
    const dueMs: number[] = []
    let missed = 0
    const clock = () => performance.now()
    const startMs = clock()
    const stop = startSchedule({
      ratePerSecond,
      firstAtMs: startMs,
      endMs: startMs + durationMs,
      clock,
      onDue: () => dueMs.push(Math.round(clock() - startMs)),
      onMissed: (count) => {
        missed += count
      },
    })
    return { dueMs, stop, missed: () => missed, clock }
  }

  it('spreads moments evenly and leaves out the end', () => {
    const { dueMs } = run(4, 1_000)
    vi.advanceTimersByTime(3_000)
    expect(dueMs).toEqual([0, 250, 500, 750])
  })

  it('has a first moment even when the rate is one in twenty seconds', () => {
    const { dueMs } = run(0.05, 10_000)
    vi.advanceTimersByTime(30_000)
    expect(dueMs).toEqual([0])
  })

  it('makes no moment of a rounding error', () => {
    const { dueMs } = run(0.1, 20_000)
    vi.advanceTimersByTime(60_000)
    expect(dueMs).toEqual([0, 10_000])
  })

  it('does not drift at a rate whose spacing no timer can keep', () => {
    const { dueMs } = run(300, 10_000)
    vi.advanceTimersByTime(11_000)
    expect(dueMs).toHaveLength(3_000)
    expect(Math.abs((dueMs[1_500] ?? 0) - 5_000)).toBeLessThan(2)
  })

  it('sends at once what fell due while it was late, and returns to the plan', () => {
    const { dueMs, missed } = run(10, 1_000)
    vi.advanceTimersByTime(50)
    const clock = vi.spyOn(performance, 'now')
    const late = performance.now() + 300
    clock.mockReturnValue(late)
    vi.advanceTimersToNextTimer()
    clock.mockRestore()
    expect(dueMs).toEqual([0, 350, 350, 350])
    vi.advanceTimersByTime(2_000)
    expect(dueMs).toHaveLength(10)
    expect(missed()).toBe(0)
  })

  it('gives up what the machine slept through, and says how much', () => {
    const { dueMs, missed } = run(10, 10_000)
    vi.advanceTimersByTime(50)
    const clock = vi.spyOn(performance, 'now')
    clock.mockReturnValue(performance.now() + 6_000)
    vi.advanceTimersToNextTimer()
    clock.mockRestore()
    expect(missed()).toBe(50)
    expect(dueMs).toHaveLength(1 + 10)
  })

  it('sends nothing more once it was stopped', () => {
    const { dueMs, stop } = run(10, 1_000)
    vi.advanceTimersByTime(250)
    stop()
    vi.advanceTimersByTime(5_000)
    expect(dueMs).toEqual([0, 100, 200])
  })
})
