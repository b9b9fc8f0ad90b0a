import { expect, it } from 'vitest'
import { excerptLines } from '../../src/report/excerpt-lines.ts'

it('numbers the lines, marks one, and takes away the indentation that all share', () => {
  expect(excerptLines({ fromLine: 9, lines: ['    if (a) {', '      b()', '', '    }'] }, 10)).toEqual([
    { number: ' 9', code: 'if (a) {', isMarked: false },
    { number: '10', code: '  b()', isMarked: true },
    { number: '11', code: '', isMarked: false },
    { number: '12', code: '}', isMarked: false },
  ])
})

it('leaves blank lines alone', () => {
  expect(excerptLines({ fromLine: 1, lines: ['', ' '] }, 1).map(({ code }) => code)).toEqual(['', ''])
})
