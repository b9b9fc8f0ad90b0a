import { describe, expect, it } from 'vitest'
import { TokenCache } from '../../../../src/fixtures-server/scenarios/report-page/offloaded/token-cache.ts'

const anna = { user: 'anna', expiresAtMs: 1_000_000 }
const ben = { user: 'ben', expiresAtMs: 1_000_000 }

function cacheAt(clock: { nowMs: number }, maxTokens = 10): TokenCache {
  return new TokenCache({ ttlMs: 60_000, maxTokens, nowMs: () => clock.nowMs })
}

describe('TokenCache', () => {
  it('remembers a token for its TTL, and not a moment longer', () => {
    const clock = { nowMs: 5_000 }
    const cache = cacheAt(clock)
    cache.write('a', anna)
    clock.nowMs = 64_999
    expect(cache.read('a')).toEqual(anna)
    clock.nowMs = 65_000
    expect(cache.read('a')).toBeUndefined()
    expect(cache.size).toBe(0)
  })

  it('does not start the TTL anew when a token is read', () => {
    const clock = { nowMs: 0 }
    const cache = cacheAt(clock)
    cache.write('a', anna)
    clock.nowMs = 40_000
    cache.read('a')
    clock.nowMs = 70_000
    expect(cache.read('a')).toBeUndefined()
  })

  it('never remembers a token beyond its own end', () => {
    const clock = { nowMs: 0 }
    const cache = cacheAt(clock)
    cache.write('a', { user: 'anna', expiresAtMs: 10_000 })
    clock.nowMs = 10_000
    expect(cache.read('a')).toBeUndefined()
  })

  it('drops the token that was not used for longest when it is full', () => {
    const cache = cacheAt({ nowMs: 0 }, 2)
    cache.write('a', anna)
    cache.write('b', ben)
    cache.read('a')
    cache.write('c', anna)
    expect([cache.read('a'), cache.read('b'), cache.read('c')]).toEqual([anna, undefined, anna])
    expect(cache.size).toBe(2)
  })

  it('stays within its bound, however many tokens come', () => {
    const cache = cacheAt({ nowMs: 0 }, 100)
    for (let user = 0; user < 5_000; user++) cache.write(`token ${user}`, anna)
    expect(cache.size).toBe(100)
    expect(cache.read('token 4999')).toEqual(anna)
  })

  it('forgets what nobody asked for again', () => {
    const clock = { nowMs: 0 }
    const cache = cacheAt(clock)
    cache.write('a', anna)
    clock.nowMs = 30_000
    cache.write('b', ben)
    clock.nowMs = 60_000
    cache.removeExpired()
    expect(cache.size).toBe(1)
    expect(cache.read('b')).toEqual(ben)
  })
})
