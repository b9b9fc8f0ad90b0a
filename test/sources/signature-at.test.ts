import { describe, expect, it } from 'vitest'
import { signatureAt } from '../../src/sources/signature-at.ts'

/** The signature of `name` in a text, seen from the line that holds ▶. */
function found(name: string, text: string): string | undefined {
  const line = text.split('\n').findIndex((code) => code.includes('▶')) + 1
  return signatureAt(text, name, { line })
}

describe('signatureAt', () => {
  it.each([
    [
      'a method',
      'S.get',
      'class S {\n  async get(id: string): Promise<Row[]> {\n    ▶\n',
      'async get(id: string): Promise<Row[]>',
    ],
    ['a private one', 'S.#get', 'class S {\n  static async #get(id) {\n ▶', 'static async #get(id)'],
    [
      'a function',
      'load',
      'export async function load<T>(a: T, b = f(1)) {\n ▶',
      'async function load<T>(a: T, b = f(1))',
    ],
    ['a generator', 'rows', 'function* rows() {\n ▶', 'function* rows()'],
    [
      'an arrow function',
      'load',
      'export const load = async (id: string): Promise<void> => {\n ▶',
      'load = async (id: string): Promise<void> =>',
    ],
    ['an arrow of one name', 'load', 'const load = id => ▶', 'load = id =>'],
    ['a property', 'load', 'return {\n  load: async (a) => {\n ▶', 'load: async (a) =>'],
    ['a function that is assigned', 'A.b', 'exports.b = function (a) {\n ▶', 'b = function (a)'],
    ['a constructor', 'new S', 'class S {\n  constructor({ url }: Place) {\n ▶', 'constructor({ url }: Place)'],
    [
      'one on the line itself',
      'getTables',
      "app.get('/', async function getTables(a: R, b) { ▶",
      'async function getTables(a: R, b)',
    ],
    [
      'one that answers an object',
      'f',
      'function f(a: { b: string }): { c: number } | undefined {\n ▶',
      'function f(a: { b: string }): { c: number } | undefined',
    ],
    [
      'one over several lines',
      'f',
      'function f(\n  a: string,\n  b: (c: number) => void,\n): void {\n ▶',
      'function f(a: string, b: (c: number) => void): void',
    ],
    ['brackets in a string', 'f', "function f(a = ')') {\n ▶", "function f(a = ')')"],
  ])('reads %s', (_what, name, text, signature) => {
    expect(found(name, text)).toBe(signature)
  })

  it('takes the declaration, not a call that stands nearer', () => {
    expect(found('S.get', 'class S {\n  get(a) {\n    get(a)\n    if (get(a)) {\n    this.get(a)\n  ▶')).toBe('get(a)')
    expect(found('load', 'const load = (a) => {\n  const x = load(b)\n  ▶')).toBe('load = (a) =>')
  })

  it.each([
    ['no name', '', 'function f() {\n ▶'],
    ['a name of V8', 'Object.<anonymous>', 'function f() {\n ▶'],
    ['no declaration above', 'f', '▶\nfunction f() {'],
    ['only a call above', 'f', 'f(1)\nconst a = f(2)\n ▶'],
    ['a head without an end', 'f', 'function f(a, b\n ▶'],
    ['an overload', 'f', 'f(a: string): void\n ▶'],
    ['a word that only holds the name', 'f', 'function of() {\n ▶'],
    ['another declaration far above', 'f', `function f() {\n}${'\n'.repeat(500)}▶`],
  ])('finds nothing for %s', (_what, name, text) => {
    expect(found(name, text)).toBeUndefined()
  })

  it('shortens what is too long to be read', () => {
    expect(found('f', `function f(${'a, '.repeat(100)}b) {\n ▶`)).toHaveLength(161)
  })

  it('passes over a bundle of one line', () => {
    expect(found('f', `${';'.repeat(3000)}function f(){▶}`)).toBeUndefined()
  })
})
