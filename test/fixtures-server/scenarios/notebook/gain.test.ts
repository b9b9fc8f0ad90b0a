import { describe, expect, it } from 'vitest'
import { gains, lastWorthwhileSize } from '../../../../src/fixtures-server/scenarios/notebook/pool-size/gain.ts'

describe('gains', () => {
  it('is what each size saves over the one before it', () => {
    expect(gains(walls([1, 1_000], [2, 500], [4, 600]))).toEqual([null, 0.5, expect.closeTo(-0.2)])
  })
})

describe('lastWorthwhileSize', () => {
  it('is the size before the first that saves less than a tenth', () => {
    expect(lastWorthwhileSize(walls([4, 1_000], [8, 600], [16, 541], [32, 300]))).toBe(8)
    expect(lastWorthwhileSize(walls([1, 100], [2, 105]))).toBe(1)
  })

  it('is undefined where every size was worth it, or only one was tried', () => {
    expect(lastWorthwhileSize(walls([4, 1_000], [8, 600], [16, 539]))).toBeUndefined()
    expect(lastWorthwhileSize(walls([4, 1_000]))).toBeUndefined()
    expect(lastWorthwhileSize([])).toBeUndefined()
  })
})

function walls(...pairs: [size: number, wallMs: number][]) {
  return pairs.map(([size, wallMs]) => ({ size, wallMs }))
}
