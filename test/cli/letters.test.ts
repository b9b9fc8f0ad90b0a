import { describe, expect, it } from 'vitest'
import { lettersFor, spell } from '../../src/cli/letters.ts'

describe('spell', () => {
  it.each([
    ['24 × up to 412 ms', '24 x up to 412 ms', '24 times up to 412 ms'],
    ['412 ms → 23 ms, × 0.057', '412 ms -> 23 ms, x 0.057', '412 ms to 23 ms, times 0.057'],
    ['… and 3 more', '... and 3 more', 'and 3 more'],
    ['0.051–0.064', '0.051-0.064', '0.051 to 0.064'],
    ['−48 %', '-48 %', 'minus 48 percent'],
    ['< 0.1 %', '< 0.1 %', 'under 0.1 percent'],
    ['–', '-', 'not measured'],
    ['src/überprüfung.ts', 'src/überprüfung.ts', 'src/überprüfung.ts'],
  ])('%s', (text, ascii, words) => {
    expect(spell(text, 'unicode')).toBe(text)
    expect(spell(text, 'ascii')).toBe(ascii)
    expect(spell(text, 'words').trim()).toBe(words)
  })
})

describe.skipIf(process.platform !== 'linux')(
  'the letters of a terminal (skipped: other systems tell no locale)',
  () => {
    it.each([
      [{ LANG: 'de_DE.UTF-8' }, 'unicode'],
      [{ LANG: 'C.utf8' }, 'unicode'],
      [{ LANG: 'en_US.UTF-8', LC_ALL: 'C' }, 'ascii'],
      [{ LANG: 'en_US.ISO-8859-1' }, 'ascii'],
      [{}, 'ascii'],
    ] as const)('%j: %s', (env, letters) => {
      expect(lettersFor({ isTTY: true }, env, { isPlain: false })).toBe(letters)
    })
  },
)
