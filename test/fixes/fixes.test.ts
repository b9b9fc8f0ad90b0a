import { stripVTControlCharacters } from 'node:util'
import { Script } from 'node:vm'
import { expect, test } from 'vitest'
import { fixes } from '../../src/fixes/fixes.ts'

const all = Object.entries(fixes)

test('every remedy stands under its own id and says when, and when not', () => {
  expect(all).toHaveLength(17)
  for (const [id, fix] of all) {
    expect(fix.id).toBe(id)
    expect(fix.summary.split(' ').length).toBeGreaterThan(8)
    expect(fix.summary).toMatch(/^[A-Z].*\.$/u)
    expect(fix.when).toMatch(/\.$/u)
    expect(fix.whenNot).toMatch(/\.$/u)
    expect(fix.before).not.toBe(fix.after)
  }
})

test('no two remedies have the same title, which is what a diagram shows', () => {
  expect(new Set(all.map(([, { title }]) => title)).size).toBe(all.length)
})

test.each(all)('%s: the code before and after is JavaScript that parses', (_id, fix) => {
  for (const code of [fix.before, fix.after]) {
    expect(stripVTControlCharacters(code)).toBe(code)
    expect(() => parseModule(code)).not.toThrow()
    // As many columns as a terminal of 80 has room for beside the indentation.
    expect(Math.max(...code.split('\n').map((line) => line.length))).toBeLessThanOrEqual(76)
  }
})

test('safe-regexp: the rewritten expression accepts what the old one did, without the explosion', () => {
  const [was, is] = [fixes['safe-regexp'].before, fixes['safe-regexp'].after].map(expressionIn)
  const letters = ['a', 'b', ' ', '-', '_']
  const texts = letters.flatMap((a) =>
    letters.flatMap((b) => letters.flatMap((c) => letters.map((d) => a + b + c + d))),
  )
  for (const text of [...texts, 'a', 'Ada Lovelace', 'Ada  Lovelace', ' Ada'])
    expect(is?.test(text)).toBe(was?.test(text))
  // Steps grow with the square at worst: 200 000 characters would take the old one longer than the universe.
  expect(is?.test(`${'a'.repeat(200_000)}!`)).toBe(false)
})

test('cache-once: one computation for all who ask at once, again after the time is up, and none kept that failed', async () => {
  let nowMs = 0
  const source = fixes['cache-once'].after.split('\napp.get')[0]
  const once = new Function('Date', `${source}; return once`)({ now: () => nowMs })
  let computed = 0
  const compute = () => ++computed
  expect(await Promise.all([once('a', 10, compute), once('a', 10, compute)])).toEqual([1, 1])
  nowMs = 11
  expect(await once('a', 10, compute)).toBe(2)
  const fail = () => Promise.reject(new Error('no'))
  await expect(once('b', 10, fail)).rejects.toThrow('no')
  expect(await once('b', 10, compute)).toBe(3)
})

/** Imports and exports become plain statements: vm.Script knows no modules without a flag. */
function parseModule(code: string): Script {
  const body = code
    .replace(/^import .*? from ('[^']+')$/gmu, 'void $1')
    .replace(/^export default /gmu, 'const exported = ')
    .replaceAll('import.meta.url', "''")
    .replace(/^export /gmu, '')
  return new Script(`async () => {${separated(body)}\n}`)
}

/** Two files in one example may import the same names. */
function separated(code: string): string {
  return code
    .split(/^(?=\/\/ [\w-]+\.js)/gmu)
    .map((file) => `{${file}\n}`)
    .join('\n')
}

function expressionIn(code: string): RegExp | undefined {
  const source = /const isName = \/(.*)\/(?: |$)/mu.exec(code)?.[1]
  return source === undefined ? undefined : new RegExp(source)
}
