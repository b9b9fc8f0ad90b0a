import { describe, expect, it } from 'vitest'
import { ExpiringMap } from '../../../../src/fixtures-server/scenarios/runs/offloaded/expiring-map.ts'

let nowMs = 0

describe('ExpiringMap', () => {
  it('forgets an entry a TTL after it was set', () => {
    const map = mapOf({ ttlMs: 100 })
    map.set('a', 1, 1)
    nowMs += 99
    expect(map.get('a')).toBe(1)
    nowMs += 1
    expect(map.get('a')).toBeUndefined()
  })

  it('keeps what is renewed, not what is only looked at', () => {
    const map = mapOf({ ttlMs: 100 })
    map.set('renewed', 1, 1)
    map.set('looked at', 2, 1)
    nowMs += 60
    map.renew('renewed')
    map.get('looked at')
    nowMs += 60
    expect([map.get('renewed'), map.get('looked at')]).toEqual([1, undefined])
  })

  it('does not bring back what has expired', () => {
    const map = mapOf({ ttlMs: 100 })
    map.set('a', 1, 1)
    nowMs += 100
    map.renew('a')
    expect(map.get('a')).toBeUndefined()
  })

  it('frees what has expired when it is swept', () => {
    const map = mapOf({ ttlMs: 100 })
    map.set('old', 1, 1)
    nowMs += 50
    map.set('young', 2, 1)
    nowMs += 50
    expect(map.size).toBe(2)
    map.sweep()
    expect([map.size, map.get('young')]).toEqual([1, 2])
  })

  it('lets the oldest go where a new one would not fit beside them', () => {
    const map = mapOf({ mostBytes: 10 })
    map.set('a', 1, 4)
    map.set('b', 2, 4)
    map.renew('a')
    map.set('c', 3, 6)
    expect([map.get('a'), map.get('b'), map.get('c')]).toEqual([1, undefined, 3])
  })

  it('counts an entry that is replaced once', () => {
    const map = mapOf({ mostBytes: 10 })
    map.set('a', 1, 4)
    for (let round = 0; round < 5; round++) map.set('b', round, 6)
    expect([map.get('a'), map.get('b')]).toEqual([1, 4])
  })

  it('keeps a single entry, whatever its size', () => {
    const map = mapOf({ mostBytes: 10 })
    map.set('a', 1, 4)
    map.set('huge', 2, 11)
    expect([map.size, map.get('huge')]).toEqual([1, 2])
  })
})

function mapOf(options: { ttlMs?: number; mostBytes?: number }): ExpiringMap<number> {
  return new ExpiringMap({ ttlMs: 100, mostBytes: 1_000, ...options, clock: () => nowMs })
}
