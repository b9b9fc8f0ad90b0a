import { expect, it } from 'vitest'
import { weightedTurns } from '../../src/load/weighted-turns.ts'

const take = (weights: number[], count: number) => {
  const turn = weightedTurns(weights)
  return Array.from({ length: count }, turn)
}

it('spreads the turns of a light target between those of a heavy one', () => {
  expect(take([3, 1], 8)).toEqual([0, 0, 1, 0, 0, 0, 1, 0])
})

it('gives every target its exact share over a round', () => {
  const turns = take([5, 1, 2.5], 850)
  expect([0, 1, 2].map((target) => turns.filter((turn) => turn === target).length)).toEqual([500, 100, 250])
})

it('takes equal weights in turn', () => {
  expect(take([1, 1, 1], 6)).toEqual([0, 1, 2, 0, 1, 2])
})

it('refuses weights that leave nobody a turn', () => {
  expect(() => weightedTurns([])).toThrow('no weight above 0')
})
