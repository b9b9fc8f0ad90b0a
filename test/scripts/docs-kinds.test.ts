import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { docsFolder, kindDocs } from '../../scripts/docs-kinds/kind-docs.ts'
import { kinds } from '../../src/diagnose/kinds/kinds.ts'

const folder = fileURLToPath(new URL(`../../${docsFolder}/`, import.meta.url))

test('the documents of the kinds are as the source has them; else run npm run docs:kinds', () => {
  const written = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
  expect([...written.keys()].sort()).toEqual([...kindDocs().keys()].sort())
  for (const [name, text] of kindDocs()) expect(written.get(name)).toBe(text)
})

test('every kind says all that there is to say, and something of its own', () => {
  for (const kind of Object.values(kinds)) {
    for (const text of [kind.what, kind.why, kind.harm, kind.remedy, kind.fine]) expect(text).toMatch(/^[\w"`].*\.$/s)
    expect(kind.signs.length).toBeGreaterThanOrEqual(3)
    if (kind.id !== 'unknown') expect(kind.fixes.length).toBeGreaterThan(0)
  }
  const sentences = Object.values(kinds).flatMap(({ what, why, harm, remedy }) => [what, why, harm, remedy])
  expect(new Set(sentences).size).toBe(sentences.length)
})
