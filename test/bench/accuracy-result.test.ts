import { expect, it } from 'vitest'
import { toResult, toText } from '../../bench/accuracy/result.ts'
import type { ProgramScore } from '../../bench/accuracy/score.ts'

const score: ProgramScore = {
  id: 'clean-worker',
  isNegative: true,
  isDisturbed: false,
  blocks: [],
  stalls: 0,
  stalledMs: 0,
  stallShare: 1,
  timeShare: 1,
  parts: { parts: 0, kinds: 0, routes: 0 },
  excused: 2,
  isExact: true,
  missed: 0,
  falseAlarms: 0,
}

it('is JSON with one line for each program', () => {
  const programs = ['a', 'b', 'c'].map((id) => ({ ...score, id, reruns: 0 }))
  const result = toResult({
    node: 'v24.1.0',
    loopcheck: '1.0.0',
    programs,
    skipped: [{ id: 'd', why: 'no database' }],
    loadAverageBefore: 0.5,
    note: undefined,
  })
  const text = toText(result)
  expect(JSON.parse(text)).toEqual(result)
  expect(text.split('\n').filter((line) => line.includes('"stalledMs"'))).toHaveLength(3)
})
