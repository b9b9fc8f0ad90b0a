import type { Io } from './io.ts'

/** What our own sentences may be written with. unicode: as they are. ascii: for a terminal that has no other letters.
 *  words: for a screen reader, which passes signs over in silence or reads out their names. */
export type Letters = 'unicode' | 'ascii' | 'words'

/** --plain and LOOPCHECK_PLAIN ask for words; so does TERM=dumb, where nothing can be drawn.
 *  A pipe takes what it is given: only a terminal is asked for its letters. */
export function lettersFor(stream: { isTTY?: boolean }, env: Io['env'], options: { isPlain: boolean }): Letters {
  const isAsked = !['', '0', 'false'].includes(env.LOOPCHECK_PLAIN ?? '')
  if (options.isPlain || isAsked) return 'words'
  if (stream.isTTY !== true) return 'unicode'
  if (env.TERM === 'dumb') return 'words'
  return isUtf8(env) ? 'unicode' : 'ascii'
}

/** Writes our signs in the given letters. What the program's names hold besides is left as it is. */
export function spell(text: string, letters: Letters): string {
  if (letters === 'unicode') return text
  return (letters === 'ascii' ? ascii : words).reduce((spelt, [sign, word]) => spelt.replace(sign, word), text)
}

/** As setlocale() asks: the first that is set counts. Windows and macOS have no terminal left without UTF-8, and set none. */
function isUtf8(env: Io['env'], platform: NodeJS.Platform = process.platform): boolean {
  if (platform === 'win32') return true
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return locale ? /utf-?8/i.test(locale) : platform === 'darwin'
}

type Spelling = readonly (readonly [sign: RegExp, word: string])[]

const ascii: Spelling = [
  [/×/gu, 'x'],
  [/→/gu, '->'],
  [/…/gu, '...'],
  [/[–—−]/gu, '-'],
  [/÷/gu, '/'],
  [/·/gu, '-'],
  [/∞/gu, 'infinite'],
]

const words: Spelling = [
  [/\s*×\s*(?=\d)/gu, ' times '],
  [/×/gu, 'times'],
  [/\s*→\s*/gu, ' to '],
  [/^…\s*/gu, ''],
  [/…/gu, '...'],
  [/(?<=\d)–(?=\d)/gu, ' to '],
  [/ [–—] /gu, ', '],
  [/[–—]/gu, 'not measured'],
  [/−(?=\d)/gu, 'minus '],
  [/÷/gu, 'divided by'],
  [/\s*·\s*/gu, ', '],
  [/∞/gu, 'infinite'],
  [/< (?=\d)/gu, 'under '],
  [/ %/gu, ' percent'],
]
