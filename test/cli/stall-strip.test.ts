import { describe, expect, it } from 'vitest'
import { lengthOfSlot, stallStrip, stallStrips } from '../../src/cli/stall-strip.ts'
import type { Report } from '../../src/model.ts'
import { blockedReport, cleanReport } from '../report/fixtures.ts'

type Stall = Report['stalls'][number]

describe('stallStrip', () => {
  it('gives each part of the run the time that was blocked in it', () => {
    const strip = stallStrip(run({ durationMs: 1000, stalls: [{ startMs: 150, durationMs: 100 }] }), 10)
    expect(strip).toEqual({ slotMs: 100, durationMs: 1000, blockedMs: [0, 50, 50, 0, 0, 0, 0, 0, 0, 0] })
  })

  it('takes round times, never more parts than there is room for', () => {
    for (const [durationMs, maxSlots, slotMs] of [
      [10_000, 74, 200],
      [30_000, 74, 500],
      [36_000_000, 74, 600_000],
      [36_000_000, 12, 3_600_000],
      [999_999_999_999, 50, 20_001_600_000],
    ] as const) {
      const strip = stallStrip(run({ durationMs, stalls: [{ startMs: 0, durationMs: 30 }] }), maxSlots)
      expect(strip?.slotMs).toBe(slotMs)
      expect(strip?.blockedMs.length).toBeLessThanOrEqual(maxSlots)
    }
  })

  it('asks the seconds where only the longest stalls are listed', () => {
    const report = run({ durationMs: 4000, stalls: [{ startMs: 0, durationMs: 900 }] })
    const series = { ...cleanReport.series, atS: [0, 1, 2, 3], blockedMs: [900, 300, 0, 20] }
    const strip = stallStrip({ ...report, totals: { ...report.totals, stalls: 40 }, series }, 50)
    expect(strip).toEqual({ slotMs: 1000, durationMs: 4000, blockedMs: [900, 300, 0, 20] })
  })

  it('leaves out stalls that no code is to blame for, and has none where nothing stalled', () => {
    const starved: Stall = { startMs: 0, durationMs: 100, reason: 'starved' }
    const report = run({ durationMs: 1000, stalls: [starved, { startMs: 500, durationMs: 40 }] })
    const strip = stallStrip({ ...report, totals: { ...report.totals, stalls: 1 } }, 2)
    expect(strip?.blockedMs).toEqual([0, 40])
    expect(stallStrip(cleanReport, 10)).toBeUndefined()
  })

  it('has no part for the moment that a run is longer than a round time', () => {
    const strip = stallStrip(run({ durationMs: 10_040, stalls: [{ startMs: 9_900, durationMs: 120 }] }), 12)
    expect(strip?.blockedMs).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 120])
    expect(strip && lengthOfSlot(strip, 9)).toBe(1040)
  })

  it('puts several runs on one scale', () => {
    const side = (durationMs: number, stalls: Stall[]) => {
      const { series, totals } = run({ durationMs, stalls })
      return { durationMs, stallCount: totals.stalls, series, stalls }
    }
    const strips = stallStrips([side(4000, [{ startMs: 0, durationMs: 500 }]), side(2000, [])], 8)
    expect(strips?.map(({ slotMs, blockedMs }) => [slotMs, blockedMs])).toEqual([
      [500, [500, 0, 0, 0, 0, 0, 0, 0]],
      [500, [0, 0, 0, 0]],
    ])
    expect(stallStrips([side(4000, []), side(2000, [])], 8)).toBeUndefined()
  })

  it('takes the means of folded rows as such, and a single late row as it is', () => {
    const stalls: Stall[] = [{ startMs: 0, durationMs: 900 }]
    const folded = { atS: [0, 4, 8], blockedMs: [250, 0, 100] }
    expect(stallStrips([{ durationMs: 12_000, stallCount: 9, series: folded, stalls }], 3)?.[0]).toMatchObject({
      slotMs: 5000,
      blockedMs: [1000, 200, 200],
    })
    const late = { atS: [0, 1, 2, 5], blockedMs: [0, 0, 2900, 0] }
    expect(stallStrips([{ durationMs: 6000, stallCount: 9, series: late, stalls }], 6)?.[0]?.blockedMs[3]).toBeCloseTo(
      2900 / 3,
    )
  })

  it('adds up to the blocked time of a built report', () => {
    const blockedMs = stallStrip(blockedReport, 20)?.blockedMs.reduce((sum, ms) => sum + ms, 0)
    expect(blockedMs).toBeCloseTo(blockedReport.stalls.reduce((sum, { durationMs }) => sum + durationMs, 0))
  })
})

function run({ durationMs, stalls }: { durationMs: number; stalls: Stall[] }): Report {
  return { ...cleanReport, totals: { ...cleanReport.totals, durationMs, stalls: stalls.length }, stalls }
}
