import { expect, it } from 'vitest'
import { createStopRules, type EarlyStop } from '../../src/load/stop-rules.ts'

const watch = (notOkShare: number | undefined) => {
  const stops: EarlyStop[] = []
  const rules = createStopRules({ notOkShare, onStop: (stop) => stops.push(stop) })
  const answer = (status: number, times: number) => {
    for (let count = 0; count < times; count++) rules.answered(status)
  }
  return { stops, answer, rules }
}

it('judges no share before twenty answers', () => {
  const { stops, answer } = watch(0.01)
  answer(500, 19)
  expect(stops).toEqual([])
  answer(404, 1)
  expect(stops).toEqual([{ reason: 'not-ok', text: '20 of 20 answers were not 2xx (500 × 19, 404)' }])
})

it('allows exactly the share, and stops once above it', () => {
  const { stops, answer } = watch(0.01)
  answer(200, 198)
  answer(500, 2)
  expect(stops).toEqual([])
  answer(500, 3)
  expect(stops).toHaveLength(1)
})

it('lets everything fail when no share was asked for', () => {
  const { stops, answer } = watch(undefined)
  answer(500, 100)
  expect(stops).toEqual([])
})
