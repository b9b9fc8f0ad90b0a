import { describe, expect, it } from 'vitest'
import { excerptAt } from '../../src/sources/excerpt-at.ts'

const text = Array.from({ length: 9 }, (_, index) => `line ${index + 1}\n`).join('')

describe('excerptAt', () => {
  it('has three lines above and three below', () => {
    expect(excerptAt(text, 5)).toEqual({
      fromLine: 2,
      lines: ['line 2', 'line 3', 'line 4', 'line 5', 'line 6', 'line 7', 'line 8'],
    })
  })

  it('ends where the file does', () => {
    expect(excerptAt(text, 1)).toMatchObject({ fromLine: 1, lines: { length: 4 } })
    expect(excerptAt(text, 9)).toEqual({ fromLine: 6, lines: ['line 6', 'line 7', 'line 8', 'line 9'] })
    expect(excerptAt('one line', 1)).toEqual({ fromLine: 1, lines: ['one line'] })
  })

  it('is nothing beyond the end, without a source, and in a bundle', () => {
    expect(excerptAt(text, 11)).toBeUndefined()
    expect(excerptAt(undefined, 1)).toBeUndefined()
    expect(excerptAt(`a\n${'b'.repeat(5_000)}\nc`, 2)).toBeUndefined()
  })

  it('cuts a long neighbour', () => {
    expect(excerptAt(`${'a'.repeat(5_000)}\nb`, 2)?.lines[0]).toMatch(/^a{159}…$/)
  })
})
