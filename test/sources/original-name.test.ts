import { transformSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { parseMap } from '../../src/sources/open-map.ts'
import { originalName } from '../../src/sources/original-name.ts'

const source = `
export function report(items: number[]) {
  return summary(items)
}
function summary(items: number[]) {
  const deepest = (item: number) => {
    for (let round = 0; round < item; round++) item += MARK_ARROW
    return item
  }
  return new Ledger(items.map(deepest)).total()
}
class Ledger {
  constructor(readonly items: number[]) {}
  total() {
    return this.items.length + MARK_METHOD
  }
}
`

/** Asks for the function round a mark, under the name that V8 would see. */
function nameAt(mark: string, nameOf: (code: string) => string | undefined) {
  const { code, map } = transformSync(source, {
    loader: 'ts',
    minify: true,
    sourcemap: true,
    format: 'cjs',
    sourcefile: 'a.ts',
  })
  const lines = code.slice(0, code.indexOf(mark)).split('\n')
  const position = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
  const file = { path: '/app/a.js', text: code, map: parseMap(map, '/app/a.js') }
  const name = nameOf(code)
  expect(name).toBeDefined()
  return { name, original: originalName(file, name ?? '', position) }
}

describe('originalName', () => {
  it('gives a renamed arrow function its own name back', () => {
    const { name, original } = nameAt('MARK_ARROW', (code) => /(\w+)=\w+=>\{for/.exec(code)?.[1])
    expect(name).not.toBe('deepest')
    expect(original).toBe('deepest')
  })

  it('gives a renamed function its own name back', () => {
    const { name, original } = nameAt('MARK_ARROW', (code) => /function (\w+)\(\w+\)\{const/.exec(code)?.[1])
    expect(name).not.toBe('summary')
    expect(original).toBe('summary')
  })

  it('gives a renamed class its own name back, and leaves the method', () => {
    const { original } = nameAt('MARK_METHOD', (code) => `${/class (\w+)\{/.exec(code)?.[1]}.total`)
    expect(original).toBe('Ledger.total')
  })

  it('knows nothing of a name that is declared nowhere', () => {
    expect(nameAt('MARK_METHOD', () => 'Array.map').original).toBeUndefined()
  })

  it.each([
    ['p=q=>{MARK}', 'named'],
    ['p = async function(q) {MARK}', 'named'],
    ['p=(q+1);p(q);{MARK}', undefined],
    ['p(function(q){MARK})', undefined],
  ])('tells a declaration from an assignment and a call: %s', (text, original) => {
    const map = parseMap(
      JSON.stringify({ version: 3, sources: ['a.ts'], names: ['named'], mappings: 'AAAAA' }),
      '/a.js',
    )
    expect(originalName({ text, map }, 'p', { line: 1, column: text.indexOf('MARK') + 1 })).toBe(original)
  })

  it('leaves a function without a name', () => {
    expect(nameAt('MARK_METHOD', () => '').original).toBeUndefined()
  })
})
