import { describe, expect, it } from 'vitest'
import { findHomes } from '../../../../src/fixtures-server/scenarios/notebook/homes.ts'
import {
  fitRows,
  isOff,
  sampleRows,
  wantedCost,
} from '../../../../src/fixtures-server/scenarios/notebook/readings-size.ts'

const wanted = { statement: 'steps', wantedMs: 400 } as const

describe('fitRows', () => {
  it('gives a machine that is twice as fast twice as many', () => {
    const slow = fitRows({ rows: sampleRows, tookMs: 200 }, wanted)
    const fast = fitRows({ rows: sampleRows, tookMs: 100 }, wanted)
    expect(slow).toBe(sampleRows * 2)
    expect(fast).toBe(slow * 2)
  })

  it('takes some away where there are too many, but keeps the sample', () => {
    expect(fitRows({ rows: 800_000, tookMs: 800 }, wanted)).toBe(400_000)
    expect(fitRows({ rows: sampleRows, tookMs: 9_000 }, wanted)).toBe(sampleRows)
  })

  it('stays below what is seeded in a few seconds, however fast the machine', () => {
    expect(fitRows({ rows: sampleRows, tookMs: 0.1 }, wanted)).toBeLessThanOrEqual(1_500_000)
  })
})

describe('isOff', () => {
  it('is true a fifth below and a quarter above what is wanted', () => {
    expect([319, 320, 400, 500, 501].map((tookMs) => isOff(tookMs, wanted))).toEqual([true, false, false, false, true])
  })
})

describe('wantedCost', () => {
  it('lets the longest cell of a database decide', () => {
    const alone = findHomes(['postgresql'])
    const all = findHomes(['postgresql', 'mysql', 'sqlite'])
    expect(wantedCost('postgresql', alone)).toEqual(wantedCost('postgresql', all))
    expect(wantedCost('postgresql', all).wantedMs).toBeGreaterThan(wantedCost('mysql', all).wantedMs)
    expect(wantedCost('mysql', all).wantedMs).toBeGreaterThan(wantedCost('sqlite', all).wantedMs)
    expect(wantedCost('sqlite', findHomes(['postgresql', 'sqlite']))).toEqual(wantedCost('mysql', all))
  })
})
