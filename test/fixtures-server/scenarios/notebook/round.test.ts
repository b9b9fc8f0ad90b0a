import { describe, expect, it } from 'vitest'
import {
  medianRound,
  orderOfAnswers,
  type Round,
  roundMs,
  waitedFor,
} from '../../../../src/fixtures-server/scenarios/notebook/completion-order/round.ts'
import { roundOf } from './rounds.ts'

describe('a round', () => {
  it('tells its order and its length by the answers', () => {
    const round = roundOf({ slow: 410, fast: 3, medium: 180 })
    expect(orderOfAnswers(round)).toEqual(['fast', 'medium', 'slow'])
    expect(roundMs(round)).toBe(410)
  })

  it('knows for whom a cell waited: those that take longer and were answered first', () => {
    const blocking = roundOf({ slow: 400, fast: 401, medium: 580 })
    expect(['slow', 'fast', 'medium'].map((cell) => waitedFor(blocking, cell))).toEqual([[], ['slow'], ['slow']])
    const swapped = roundOf({ slow: 400, fast: 190, medium: 180 })
    expect(['slow', 'fast', 'medium'].map((cell) => waitedFor(swapped, cell))).toEqual([[], ['medium'], []])
  })
})

describe('medianRound', () => {
  const rounds: Round[] = [900, 400, 500, 450].map((slow) => roundOf({ slow, fast: 3, medium: 180 }))

  it('is one that really was', () => {
    expect(medianRound(rounds.slice(0, 3))).toBe(rounds[2])
    expect(medianRound(rounds)).toBe(rounds[3])
  })

  it('wants at least one', () => {
    expect(() => medianRound([])).toThrow('no median')
  })
})
