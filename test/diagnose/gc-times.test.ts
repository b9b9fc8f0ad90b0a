import { describe, expect, it } from 'vitest'
import { createGcTimes } from '../../src/diagnose/gc-times.ts'
import type { GcRecord } from '../../src/model.ts'

function pause(startMs: number, durationMs: number): GcRecord {
  return { type: 'gc', process: '1', startMs, durationMs, kind: 'minor' }
}

const pauses = [pause(500, 20), pause(100, 10), pause(300, 50)]

describe('the garbage collections of a process', () => {
  it('are found for a stretch of time, with what of it they took', () => {
    const times = createGcTimes(pauses)
    expect(times.pauses(90, 320).map(({ startMs }) => startMs)).toEqual([100, 300])
    expect(times.sumMs(90, 320)).toBe(30)
    expect([times.sumMs(110, 300), times.sumMs(350, 500), times.sumMs(520, 900)]).toEqual([0, 0, 0])
  })

  it('are the same in whatever order the stretches are asked for', () => {
    const times = createGcTimes(pauses)
    const starts = Array.from({ length: 60 }, (_, index) => index * 10)
    const asked = [...starts.keys()].sort((a, b) => ((a * 37) % 60) - ((b * 37) % 60))
    for (const index of asked) {
      const fromMs = starts[index] ?? 0
      const inside = pauses.map(({ startMs, durationMs }) =>
        Math.max(0, Math.min(fromMs + 35, startMs + durationMs) - Math.max(fromMs, startMs)),
      )
      expect(times.sumMs(fromMs, fromMs + 35)).toBe(inside.reduce((sum, ms) => sum + ms, 0))
    }
  })

  it('may be none', () => {
    const times = createGcTimes([])
    expect([times.sumMs(0, 1000), times.pauses(0, 1000)]).toEqual([0, []])
  })
})
