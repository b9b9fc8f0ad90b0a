import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { linesOfFile } from '../../src/recording/lines.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopcheck-lines-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it.each([
  ['ASCII alone', ['{"path":"/a"}', '{"path":"/b"}']],
  ['signs of two, three and four bytes', ['{"path":"/a"}', '{"path":"/größe/日本/🚀"}']],
])('reads lines with %s as they were written', (_, lines) => {
  const path = join(folder, 'recording.jsonl')
  writeFileSync(path, `${lines.join('\n')}\n`)
  expect([...linesOfFile(path).all()]).toEqual(lines)
})

it('reads such signs wherever a piece of a long file ends', () => {
  const path = join(folder, 'long.jsonl')
  const lines = Array.from({ length: 3 }, (_, index) => `${index}${'日'.repeat(500_000)}`)
  writeFileSync(path, lines.join('\n'))
  expect([...linesOfFile(path).all()]).toEqual(lines)
})
