import { describe, expect, it } from 'vitest'
import { TokenBucket } from '../../../../src/fixtures-server/scenarios/report-page/auth/token-bucket.ts'

function takes(bucket: TokenBucket, times: number): number {
  return Array.from({ length: times }, () => bucket.take()).filter(Boolean).length
}

describe('TokenBucket', () => {
  it('grants a burst, then as many as come in again', () => {
    const clock = { nowMs: 0 }
    const bucket = new TokenBucket({ capacity: 5, perSecond: 2 }, () => clock.nowMs)
    expect(takes(bucket, 10)).toBe(5)
    clock.nowMs = 400
    expect(takes(bucket, 10)).toBe(0)
    clock.nowMs = 1_500
    expect(takes(bucket, 10)).toBe(3)
  })

  it('never holds more than one burst, however long nobody came', () => {
    const clock = { nowMs: 0 }
    const bucket = new TokenBucket({ capacity: 5, perSecond: 2 }, () => clock.nowMs)
    clock.nowMs = 3_600_000
    expect(takes(bucket, 10)).toBe(5)
  })
})
