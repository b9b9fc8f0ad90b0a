import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { buildPrograms } from '../../bench/accuracy/build-programs.ts'
import { readPrograms } from '../../bench/accuracy/read-programs.ts'

const binFolder = resolve(import.meta.dirname, '../../node_modules/.bin')
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'loopcheck-build-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

const block = { function: 'f', kind: 'js-cpu', route: null, phase: 'background', durationMs: [1, 2] }

function writeProgram(truth: object): void {
  write('one/truth.json', JSON.stringify({ story: 's', entry: 'dist/a.js', blocks: [], ...truth }))
}

const count = "import { appendFileSync } from 'node:fs'; appendFileSync('count.txt', 'x')"

describe('buildPrograms', () => {
  it('takes the steps in order, with the compilers that are installed', () => {
    writeProgram({ build: ['esbuild src/a.ts --outfile=dist/a.js', 'node copy.js'] })
    write('one/src/a.ts', 'export const a: number = 1')
    write('one/copy.js', "require('node:fs').copyFileSync('dist/a.js', 'dist/b.js')")
    buildPrograms(folder, [], binFolder)
    expect(readFileSync(join(folder, 'one/dist/b.js'), 'utf8')).toBe('export const a = 1;\n')
  })

  it('builds anew only what has changed since', () => {
    writeProgram({ build: ['node count.mjs'] })
    const source = write('one/count.mjs', count)
    const counted = write('one/count.txt', '')
    const build = (changedMs: number) => {
      const changed = new Date(Date.now() + changedMs)
      for (const path of [source, counted, join(folder, 'one/truth.json')]) utimesSync(path, changed, changed)
      buildPrograms(folder, [], binFolder)
      return readFileSync(counted, 'utf8').length
    }
    expect(build(-60_000)).toBe(1)
    expect(build(-60_000)).toBe(1)
    expect(build(60_000)).toBe(2)
  })

  it("fails with the compiler's words", () => {
    writeProgram({ build: ['esbuild src/a.ts'] })
    write('one/src/a.ts', 'const = 1')
    expect(() => buildPrograms(folder, [], binFolder)).toThrow(/Expected identifier/)
  })
})

describe('readPrograms', () => {
  it('reads marks of the source, not of what was built or installed', () => {
    writeProgram({ blocks: [block] })
    write('one/src/a.ts', 'f() // blocks')
    write('one/dist/a.js', '\nf() // blocks')
    write('one/node_modules/b/a.js', '\nf() // blocks')
    expect(readPrograms(folder, [])[0]?.blocks[0]?.places).toEqual([{ file: 'src/a.ts', line: 1 }])
  })

  it('reads marks of what was built where the truth is there', () => {
    writeProgram({ blocks: [block], marksIn: 'dist' })
    write('one/src/a.ts', 'f() // blocks')
    write('one/dist/a.js', '\nf() // blocks')
    expect(readPrograms(folder, [])[0]?.blocks[0]?.places).toEqual([{ file: 'dist/a.js', line: 2 }])
  })

  it('needs no mark where a package itself is to blame', () => {
    writeProgram({ blocks: [{ ...block, library: 'body-parser' }] })
    expect(readPrograms(folder, [])[0]?.blocks[0]?.places).toEqual([])
    writeProgram({ blocks: [block] })
    expect(() => readPrograms(folder, [])).toThrow(/no line is marked/)
  })
})
