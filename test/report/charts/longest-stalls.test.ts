import { expect, test } from 'vitest'
import { longestStalls } from '../../../src/report/charts/longest-stalls.ts'

const stalls = [30, 20, 50, 20, 40].map((durationMs, index) => ({ startMs: 100 * index, durationMs }))
const seen = [0, 1, 2, 4].map((stall) => ({ stall, pieces: [] }))
const stacks = { frames: [], nodes: [], functions: [], stalls: seen }

test('keeps the longest in the order of time, and what was seen in them', () => {
  const kept = longestStalls({ stalls, stacks }, 3)
  expect(kept.stalls.map(({ durationMs }) => durationMs)).toEqual([30, 50, 40])
  expect(kept.stacks?.stalls.map(({ stall }) => stall)).toEqual([0, 1, 2])
})

test('keeps as many as there is room for where several are equally long, the longer ones first', () => {
  expect(longestStalls({ stalls }, 4).stalls.map(({ durationMs }) => durationMs)).toEqual([30, 20, 50, 40])
})

test('leaves few stalls as they are', () => {
  expect(longestStalls({ stalls, stacks }, 5)).toEqual({ stalls, stacks })
})
