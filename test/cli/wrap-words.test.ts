import { describe, expect, it } from 'vitest'
import { wrapWords } from '../../src/cli/wrap-words.ts'

describe('wrapWords', () => {
  it('breaks between words and indents what follows', () => {
    const text = 'Await the promise-returning call instead'
    expect(wrapWords(text, { width: 24, indent: 4 })).toBe('Await the\n    promise-returning\n    call instead')
  })

  it('fills a line to its last column', () => {
    expect(wrapWords('ab cd ef', { width: 5, indent: 0 })).toBe('ab cd\nef')
    expect(wrapWords('ab cd ef', { width: 4, indent: 0 })).toBe('ab\ncd\nef')
  })

  it('keeps what is wider than a line whole, to be selected and opened', () => {
    expect(wrapWords('at /a/very/long/path.ts:3', { width: 10, indent: 2 })).toBe('at\n  /a/very/long/path.ts:3')
  })

  it('keeps a figure and its unit together, but no other word that begins like one', () => {
    expect(wrapWords('blocked for 97 % of it', { width: 15, indent: 0 })).toBe('blocked for\n97 % of it')
    expect(wrapWords('stalls of 300 ms each', { width: 14, indent: 0 })).toBe('stalls of\n300 ms each')
    expect(wrapWords('there are 12 stalls now', { width: 13, indent: 0 })).toBe('there are 12\nstalls now')
  })

  it('leaves text alone where there is no terminal', () => {
    const text = 'word '.repeat(100)
    expect(wrapWords(text, { width: Number.POSITIVE_INFINITY, indent: 0 })).toBe(text)
  })
})
