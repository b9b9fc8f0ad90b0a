import { expect, test } from 'vitest'
import { foldRecursion } from '../src/fold-recursion.ts'

/** `a b×3` for a row whose b was repeated. */
function folded(row: string): string {
  const items = foldRecursion([...row], (one, other) => one.toLowerCase() === other.toLowerCase())
  return items.map(({ item, times }) => (times > 1 ? `${item}${times}` : item)).join(' ')
}

test.each([
  ['abc', 'a b c', 'nothing'],
  ['abbbc', 'a b3 c', 'a function that calls itself'],
  ['xababaBy', 'x a3 B3 y', 'two that call each other, in their last turn'],
  ['abcabcd', 'a2 b2 c2 d', 'three'],
  ['abcdabcd', 'a2 b2 c2 d2', 'four'],
  ['aba', 'a b a', 'no cycle: it does not follow itself'],
  ['aabb', 'a2 b2', 'one after the other'],
  ['', '', 'an empty row'],
])('folds %s to %s: %s', (row, expected) => {
  expect(folded(row)).toBe(expected)
})

test('folds a stack of 300 frames of one function to one', () => {
  expect(folded('a'.repeat(300))).toBe('a300')
})
