import { describe, expect, it } from 'vitest'
import { patternAt } from '../../src/sources/pattern-at.ts'

/** The pattern at the `§` of a text. */
function at(text: string) {
  const before = text.slice(0, text.indexOf('§')).split('\n')
  return patternAt(text.replace('§', ''), { line: before.length, column: (before.at(-1) ?? '').length + 1 })
}

describe('a regular expression in the call', () => {
  it.each([
    ['before test', 'if (/^(a+)+$/.§test(name)) stop()', '/^(a+)+$/'],
    ['before exec, with flags', 'const m = /(\\w+\\s?)*$/gi.§exec(text)', '/(\\w+\\s?)*$/gi'],
    ['with slashes in it', 'return /a\\/b[/]c/.§test(x)', '/a\\/b[/]c/'],
    ['after a division and a string with slashes', "const y = '/a/' + a / b / 2 && /(x+)+/.§test(z)", '/(x+)+/'],
    ['in replace', "text.§replace(/(a|a)*b/g, '')", '/(a|a)*b/g'],
    ['in split, on the next line', 'text.§split(\n  /\\s*,\\s*/,\n)', '/\\s*,\\s*/'],
    ['in match', 'text?.§match( /x+x+y/ )', '/x+x+y/'],
    ['that is constructed', "new RegExp('^(a+)+$', 'i').§test(text)", "new RegExp('^(a+)+$', 'i')"],
  ])('is found %s', (_where, text, pattern) => {
    expect(at(text)).toEqual({ text: pattern })
  })
})

describe('a regular expression with a name', () => {
  it.each([
    ['a constant', 'const EMAIL = /^(\\w+)+@/\nEMAIL.§test(x)', 'EMAIL', '/^(\\w+)+@/'],
    ['a typed constant', 'const email: RegExp = /^(\\w+)+@/i\nreturn email.§exec(x)', 'email', '/^(\\w+)+@/i'],
    ['an entry of an object', 'const rules = {\n  mail: /^(a+)+$/,\n}\nrules.mail.§test(x)', 'mail', '/^(a+)+$/'],
    ['a private field', 'class A { #word = /(a+)+/; f(x) { return this.#word.§test(x) } }', 'word', '/(a+)+/'],
    ['an argument', 'const WORD = /(a+)+/\nx.§replace(WORD, "")', 'WORD', '/(a+)+/'],
    ['a constructed one', 'const WORD = new RegExp("(a+)+")\nx.§search(WORD)', 'WORD', 'new RegExp("(a+)+")'],
  ])('is found through %s', (_what, text, name, pattern) => {
    expect(at(text)).toEqual({ text: pattern, name })
  })

  it('is not told where two have that name', () => {
    expect(at('const A = /a+/\nfunction f() { const A = /b+/ }\nA.§test(x)')).toBeUndefined()
  })

  it('is not told where it comes from elsewhere', () => {
    expect(at('import { A } from "./a.js"\nA.§test(x)')).toBeUndefined()
  })
})

it('is not looked for at other calls, or outside of the text', () => {
  expect(at('const A = /a+/\nA.§toString()')).toBeUndefined()
  expect(patternAt('/a+/.test(x)', { line: 9, column: 1 })).toBeUndefined()
  expect(patternAt(undefined, { line: 1, column: 1 })).toBeUndefined()
})

it('is shown with 200 characters at most', () => {
  expect(at(`/${'a'.repeat(300)}/.§test(x)`)?.text.length).toBe(201)
})
