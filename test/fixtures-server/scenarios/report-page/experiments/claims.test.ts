import { describe, expect, it } from 'vitest'
import {
  claimChecks,
  claimsTable,
  percentChange,
  timesAsMany,
} from '../../../../../src/fixtures-server/scenarios/report-page/experiments/claims.ts'

describe('percentChange', () => {
  it.each([
    [100, 48, '−52 %'],
    [100, 50.1, '−49 %'],
    [100, 130, '+30 %'],
    [100, 100, '±0 %'],
    [0, 0, '±0 %'],
    [0, 3, '–'],
  ])('of %s to %s is %s', (before, after, words) => {
    expect(percentChange({ before, after })).toBe(words)
  })
})

describe('timesAsMany', () => {
  it('does not round a claim that is just missed up to it', () => {
    expect(timesAsMany({ before: 10, after: 29.99 })).toBe('×2.9')
    expect(timesAsMany({ before: 10, after: 30 })).toBe('×3.0')
  })
})

describe('a figure that the story claims nothing of', () => {
  const figure = { title: 'Calls', before: 7, after: 1, change: '−85 %' }

  it('is shown, but not judged', () => {
    expect(claimChecks([figure])).toEqual([])
    expect(claimsTable({ caption: '', unit: 'count', figures: [figure] }).rows).toEqual([
      ['Calls', 7, 1, '−85 %', '–', '–'],
    ])
  })
})

describe('a figure that misses its claim', () => {
  const figure = { title: 'Page load', before: 1000, after: 800, change: '−20 %', claim: '−50…80 %', isMet: false }

  it('is shown as missing it, with what was measured', () => {
    expect(claimChecks([figure])).toEqual([
      { text: 'Page load', isMet: false, measured: '1000 → 800: −20 %', claim: 'the story: −50…80 %' },
    ])
    expect(claimsTable({ caption: '', unit: 'ms', figures: [figure] }).rows[0]?.at(-1)).toBe('no')
  })
})
