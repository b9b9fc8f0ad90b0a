import { describe, expect, it } from 'vitest'
import { createCourse, type PlannedStep } from '../../src/cli/course.ts'
import { leftText, whereaboutsText } from '../../src/cli/whereabouts-text.ts'

const plan: PlannedStep[] = [
  { id: 'data', kind: 'data', expectedMs: 5000 },
  { id: 'run 1', kind: 'run', expectedMs: 10_000 },
  { id: 'run 2', kind: 'run', expectedMs: 10_000 },
  { id: 'run 3', kind: 'run', expectedMs: 10_000 },
]

describe('a course', () => {
  it('begins with what was planned', () => {
    expect(createCourse(plan).at(0)).toEqual({ step: 0, steps: 4, share: 0, remainingMs: 35_000 })
  })

  it('counts a step down, and never below nothing', () => {
    const course = createCourse(plan)
    course.begin('data', 1000)
    expect(course.at(3000).remainingMs).toBe(33_000)
    expect(course.at(90_000).remainingMs).toBe(30_000)
  })

  it('learns from the steps that are over how long the others of their kind take', () => {
    const course = createCourse(plan)
    course.begin('data', 0)
    course.begin('run 1', 1000)
    expect(course.at(1000).remainingMs).toBe(30_000)
    course.begin('run 2', 21_000)
    expect(course.at(21_000)).toMatchObject({ step: 3, remainingMs: 40_000 })
    expect(course.at(21_000).share).toBeCloseTo(21 / 61)
  })

  it('passes over steps that were left out, and learns nothing of them', () => {
    const course = createCourse(plan)
    course.begin('run 1', 0)
    course.begin('run 3', 10_000)
    course.begin('nobody planned this', 12_000)
    expect(course.at(12_000)).toEqual({ step: 4, steps: 4, share: 0.6, remainingMs: 8000 })
  })

  it('never goes back, and is never done before it is', () => {
    const course = createCourse(plan)
    const shares: number[] = []
    course.begin('data', 0)
    for (const [id, atMs] of [
      ['run 1', 1000],
      ['run 2', 61_000],
      ['run 3', 62_000],
    ] as const) {
      course.begin(id, atMs)
      for (let ms = 0; ms < 60_000; ms += 500) shares.push(course.at(atMs + ms).share)
    }
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    expect(shares.at(-1)).toBeLessThan(1)
  })
})

describe('its words', () => {
  it('say which step, how far and how long still', () => {
    expect(whereaboutsText({ step: 4, steps: 14, share: 0.289, remainingMs: 130_000 })).toBe(
      'step 4 of 14, 28 %, about 2 min left',
    )
  })

  it.each([
    [0, 'longer than expected'],
    [300, 'about 5 s left'],
    [42_000, 'about 45 s left'],
    [58_000, 'about 1 min left'],
    [600_000, 'about 10 min left'],
  ])('of %i ms left', (ms, text) => {
    expect(leftText(ms)).toBe(text)
  })
})
