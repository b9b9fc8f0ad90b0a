import { expect, test } from 'vitest'
import { PartTimes } from '../../src/diagnose/part-times.ts'

const part = { durationMs: 20, gcMs: 1, cpuMs: 15, waitMs: 4, requestId: 7 }

test('keeps the times of each sum apart, in the order they came', () => {
  const times = new PartTimes()
  times.add(2, part)
  times.add(0, { ...part, durationMs: 90 })
  times.add(2, { ...part, durationMs: 30, requestId: 9 })

  expect(times.totals(2)).toEqual({ count: 2, totalMs: 50, gcMs: 2, cpuMs: 30, waitMs: 8 })
  expect([...times.durationsMs(2)]).toEqual([20, 30])
  expect([...times.durationsMs(0)]).toEqual([90])
  expect([...times.durationsMs(1)]).toEqual([])
  expect([...(times.requestIds(2) ?? [])]).toEqual([7, 9])
})

test('goes on after its lists were asked for', () => {
  const times = new PartTimes()
  times.add(0, part)
  expect([...times.durationsMs(0)]).toEqual([20])
  times.add(0, { ...part, durationMs: 5 })
  expect([...times.durationsMs(0)]).toEqual([20, 5])
})

test('tells no requests of a sum of which one is not known', () => {
  const times = new PartTimes()
  times.add(0, part)
  times.add(0, { ...part, requestId: undefined })
  times.add(1, part)
  times.add(2, { ...part, requestId: 0 })

  expect(times.requestIds(0)).toBeUndefined()
  expect([...(times.requestIds(1) ?? [])]).toEqual([7])
  expect(times.requestIds(2)).toBeUndefined()
})
