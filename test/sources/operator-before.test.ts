import { describe, expect, it } from 'vitest'
import { operatorBefore } from '../../src/sources/operator-before.ts'

describe('operatorBefore', () => {
  it.each([
    [
      'a power on the line before',
      ['const value = base ** exponent', '', '// checked', 'return check(value)'],
      4,
      8,
      1,
    ],
    ['a product', ['total = a * b', 'note(total)'], 2, 1, 1],
    ['a quotient', ['const half = sum / (2n)', 'note(half)'], 2, 1, 1],
    ['a shift', ['const big = one << size', 'note(big)'], 2, 1, 1],
  ])('finds %s', (_what, lines, line, column, expected) => {
    expect(operatorBefore(lines.join('\n'), { line, column })).toEqual({ line: expected, code: lines[expected - 1] })
  })

  it.each([
    ['another call stands between', ['const value = a ** b', 'start()', 'return check(value)'], 3, 8],
    ['the call has an operator of its own before it', ['const a = b ** c', 'return a ** check(b)'], 2, 13],
    ['the line before has none', ['const value = a + b', 'return check(value)'], 2, 8],
    ['it stands in a string', ["const text = 'a ** b'", 'return check(text)'], 2, 8],
    ['it is a comment or a path', ['// a ** b', "import x from './a/b'", 'check(x)'], 3, 1],
    ['it is too far away', ['const value = a ** b', '', '', '', '', '', 'check(value)'], 7, 1],
    ['there is no line before', ['check(value)'], 1, 1],
  ])('finds nothing where %s', (_what, lines, line, column) => {
    expect(operatorBefore(lines.join('\n'), { line, column })).toBeUndefined()
  })

  it('finds nothing where the source is not known', () => {
    expect(operatorBefore(undefined, { line: 2, column: 1 })).toBeUndefined()
  })
})
