import timers from 'node:timers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { watchTimers } from '../../src/probe/timers.ts'

const own = Object.getOwnPropertyDescriptor(globalThis, 'setInterval') ?? {}

function watch() {
  const timerOf = watchTimers()
  onTestFinished(() => {
    for (const owner of [globalThis, timers]) Object.defineProperty(owner, 'setInterval', own)
  })
  return timerOf
}

describe('a timer', () => {
  it('is known by its length, an interval also by the line that set it', () => {
    const timerOf = watch()
    const interval = setInterval(() => {}, 70_000)
    const once = setTimeout(() => {}, 80_000)
    clearInterval(interval)
    expect(timerOf(interval)).toMatchObject({ ms: 70_000, isRepeated: true })
    expect(timerOf(interval)?.frames?.[0]?.file).toContain('timers.test.ts')
    expect(timerOf(once)).toEqual({ ms: 80_000, isRepeated: false })
    clearTimeout(once)
  })

  it('keeps its place for the first hundred intervals', () => {
    const timerOf = watch()
    const intervals = Array.from({ length: 101 }, () => setInterval(() => {}, 70_000))
    expect(intervals.map((interval) => timerOf(interval)?.frames !== undefined)).toEqual([
      ...Array.from({ length: 100 }, () => true),
      false,
    ])
    for (const interval of intervals) clearInterval(interval)
  })

  it('is no other resource', () => {
    const timerOf = watch()
    const immediate = setImmediate(() => {})
    clearImmediate(immediate)
    expect([immediate, {}, undefined, 5].map(timerOf)).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('setInterval', () => {
  it('looks the same to the program, in both places', () => {
    watch()
    const { value, ...flags } = Object.getOwnPropertyDescriptor(globalThis, 'setInterval') ?? {}
    const { value: before, ...flagsBefore } = own
    expect(value).not.toBe(before)
    expect(flags).toEqual(flagsBefore)
    expect([value.name, value.length]).toEqual([before.name, before.length])
    expect(Reflect.ownKeys(value)).toEqual(
      expect.arrayContaining(Reflect.ownKeys(before).filter((key) => key !== 'prototype')),
    )
    expect(timers.setInterval).toBe(globalThis.setInterval)
  })

  it('passes its arguments on, and throws as before', async () => {
    watch()
    const given = await new Promise((resolve) => {
      const interval = setInterval(
        (...values: unknown[]) => {
          clearInterval(interval)
          resolve(values)
        },
        1,
        'a',
        2,
      )
    })
    expect(given).toEqual(['a', 2])
    expect(() => setInterval('code' as unknown as () => void, 1)).toThrow(TypeError)
  })

  it('is left alone where the program has replaced it in one place', () => {
    const fake = () => 1
    Object.defineProperty(globalThis, 'setInterval', { ...own, value: fake })
    watch()
    expect(globalThis.setInterval).toBe(fake)
  })
})
