import { describe, expect, it } from 'vitest'
import { findMarks } from '../../bench/accuracy/find-marks.ts'

describe('the marks of a program', () => {
  it('are lines that end in the comment, with or without a name', () => {
    const text = 'const a = 1\nrun() // blocks\nrest()\nother() // blocks: second\n'
    expect(findMarks(text)).toEqual([
      { mark: '', line: 2 },
      { mark: 'second', line: 4 },
    ])
  })

  it('are not comments that only speak of blocks', () => {
    expect(findMarks('read() // blocks the loop, see below\n// what blocks: nothing here')).toEqual([])
  })
})
