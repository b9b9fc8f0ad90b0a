import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resolveSources } from '../../src/sources/resolve-sources.ts'

/** Maps line 2, column 3 of the running code (1-based) to line 4, column 3 of the source, where `original` stands. */
const mappings = ';EAGEA'
const sourceText = 'one\ntwo\nthree\n  const original = 4\n'
const running = 'function a() {\n  b()\n}\n'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'loopcheck test-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string): string {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
  return path
}

function map(source: string, more: object = {}): string {
  return JSON.stringify({ version: 3, sources: [source], names: ['original'], mappings, ...more })
}

const inline = (text: string) =>
  `//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(text).toString('base64')}\n`

/** Without what stands round the line: that has a test of its own. */
function resolve(file: string, line = 2, column = 3) {
  return resolveSources([{ function: 'a', file, line, column }]).map(({ excerpt: _, ...record }) => record)
}

describe('resolveSources', () => {
  it('follows an inline map, in base64 or not', () => {
    write('src/a.ts', sourceText)
    const base64 = write('dist/a.js', running + inline(map('../src/a.ts')))
    const plain = write(
      'dist/b.js',
      `${running}//# sourceMappingURL=data:application/json,${encodeURIComponent(map('../src/a.ts'))}\n`,
    )
    for (const file of [base64, plain]) {
      expect(resolve(file)).toEqual([
        {
          type: 'source',
          at: `${file}:2:3`,
          file: join(folder, 'src/a.ts'),
          line: 4,
          column: 3,
          code: 'const original = 4',
        },
      ])
    }
  })

  it('follows a map beside the file, and takes the source that is in it', () => {
    const file = write('dist/a.js', `${running}//# sourceMappingURL=a%20b.js.map\n`)
    write('dist/a b.js.map', map('../gone/a.ts', { sourcesContent: [sourceText] }))
    expect(resolve(file)).toMatchObject([{ file: join(folder, 'gone/a.ts'), line: 4, code: 'const original = 4' }])
  })

  it('takes the last comment: a bundle may hold those of its parts', () => {
    write('src/a.ts', sourceText)
    const file = write('dist/a.js', `//# sourceMappingURL=other.map\n  b()\n${inline(map('../src/a.ts'))}`)
    expect(resolve(file)).toMatchObject([{ file: join(folder, 'src/a.ts'), line: 4 }])
  })

  it.each([
    ['is missing', '//# sourceMappingURL=missing.js.map\n'],
    ['is damaged', inline('{"version":3,"sources":')],
    ['is not of this world', '//# sourceMappingURL=https://example.com/a.js.map\n'],
    ['has no such line', inline(map('../src/a.ts', { mappings: '' }))],
  ])('stays with the running code when its map %s', (_what, comment) => {
    const file = write('dist/a.js', running + comment)
    expect(resolve(file)).toEqual([
      { type: 'source', at: `${file}:2:3`, file, line: 2, column: 3, code: 'b()', signature: 'function a()' },
    ])
  })

  it('takes the map beside a file that does not name it, or names it on another server', () => {
    write('src/a.ts', sourceText)
    for (const comment of ['', '//# sourceMappingURL=https://maps.example.com/a.js.map\n']) {
      const file = write('dist/a.js', running + comment)
      write('dist/a.js.map', map('../src/a.ts'))
      expect(resolve(file)).toMatchObject([{ file: join(folder, 'src/a.ts'), line: 4 }])
    }
  })

  it('follows a map that is made of sections', () => {
    write('src/a.ts', sourceText)
    const sections = [{ offset: { line: 0, column: 0 }, map: JSON.parse(map('../src/a.ts')) }]
    const file = write('dist/a.js', running + inline(JSON.stringify({ version: 3, sections })))
    expect(resolve(file)).toMatchObject([{ file: join(folder, 'src/a.ts'), line: 4 }])
  })

  it.each([
    ['a source that is not listed', { mappings: ';EEGEA' }],
    ['a source without a name', { sources: [null] }],
    ['numbers below zero', { mappings: ';EAHFD' }],
    ['"sources" that are no list', { sources: 7 }],
    ['"mappings" that are no text', { mappings: 7 }],
    ['"sections" that are no maps', { sections: [{ offset: {}, map: {} }] }],
  ])('stays with the running code when a map holds %s', (_what, damage) => {
    const file = write('dist/a.js', running + inline(map('../src/a.ts', damage)))
    expect(resolve(file)).toMatchObject([{ file, line: 2, column: 3, code: 'b()', signature: 'function a()' }])
  })

  it.each([{ names: 7 }, { names: [null] }, { mappings: ';EAGEE,!!§,AAAA' }])(
    'follows what is whole of a map: %j',
    (damage) => {
      write('src/a.ts', sourceText)
      const file = write('dist/a.js', running + inline(map('../src/a.ts', damage)))
      expect(resolve(file)).toMatchObject([{ file: join(folder, 'src/a.ts'), line: 4 }])
    },
  )

  it('knows that the text on disk is not what runs, where it was compiled while it was loaded', () => {
    const file = write('a.ts', sourceText)
    const loaded = new Map([[file, map('a.ts', { mappings: '' })]])
    const [record] = resolveSources([{ function: 'original', file, line: 2, column: 3 }], loaded)
    expect(record).toEqual({ type: 'source', at: `${file}:2:3`, file, line: 2, column: 3 })
  })

  it.each([
    ['beyond the end of the source', 'one\ntwo\nthree\n'],
    ['beyond the end of its line', 'one\ntwo\nthree\n}\n'],
  ])('stays with the running code when its map is of an older source: %s', (_what, text) => {
    write('src/a.ts', text)
    const file = write('dist/a.js', running + inline(map('../src/a.ts')))
    expect(resolve(file)).toMatchObject([{ file, line: 2, column: 3, code: 'b()', signature: 'function a()' }])
    const held = write('dist/b.js', running + inline(map('../src/a.ts', { sourcesContent: [text] })))
    expect(resolve(held)).toMatchObject([{ file: held, line: 2, column: 3, code: 'b()', signature: 'function a()' }])
  })

  it.each(['file://server/a.ts', 'file:///a%zz.ts', 'file:///a%2Fb.ts'])(
    'stays with the running code when its source is named by a URL that is no path here: %s',
    (source) => {
      const file = write('dist/a.js', running + inline(map(source)))
      expect(resolve(file)).toMatchObject([{ file, line: 2, code: 'b()' }])
    },
  )

  it("understands a bundler's names", () => {
    const file = write(
      'dist/a.js',
      running + inline(map('webpack://shop/./src/a.ts?1f3a', { sourcesContent: [sourceText] })),
    )
    expect(resolve(file)).toMatchObject([{ file: join(process.cwd(), 'src/a.ts'), code: 'const original = 4' }])
  })

  it('understands file URLs, with spaces in them, of files and of sources', () => {
    const source = write('my source.ts', sourceText)
    const file = write('my file.js', running + inline(map(pathToFileURL(source).href)))
    const url = pathToFileURL(file).href
    expect(url).toContain('%20')
    expect(resolve(url)).toMatchObject([{ at: `${url}:2:3`, file: source, line: 4 }])
  })

  it('names the package of a file below node_modules, scoped or not', () => {
    const files = ['node_modules/pg/lib/a.js', 'node_modules/@scope/tool/a.js', 'node_modules/a/node_modules/b/a.js']
    const packages = files.map((name, index) => {
      const file = write(name, running)
      const root = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? ''
      write(
        `${root}/package.json`,
        JSON.stringify({ name: root.replace(/^.*node_modules\//, ''), version: `1.0.${index}` }),
      )
      return resolve(file)[0]?.package
    })
    expect(packages).toEqual(['pg@1.0.0', '@scope/tool@1.0.1', 'b@1.0.2'])
  })

  it('knows no package where there is none, or where its package.json is damaged', () => {
    write('node_modules/broken/package.json', '{')
    expect(resolve(write('a.js', running))[0]?.package).toBeUndefined()
    expect(resolve(write('node_modules/broken/a.js', running))[0]?.package).toBeUndefined()
  })

  it('gives each position once, and none to what is not in a file', () => {
    const file = write('a.js', running)
    const frame = (name: string, line: number) => ({ function: '', file: name, line, column: 1 })
    const records = resolveSources([
      frame(file, 1),
      frame(file, 1),
      frame(file, 2),
      frame(file, 0),
      frame('node:fs', 4),
      frame('file://server/a.js', 1),
      frame('', 1),
      frame('evalmachine.<anonymous>', 1),
    ])
    expect(records.map(({ at }) => at)).toEqual([`${file}:1:1`, `${file}:2:1`])
  })

  it('says where a file stood that is gone', () => {
    const file = join(folder, 'gone.js')
    expect(resolve(file)).toEqual([{ type: 'source', at: `${file}:2:3`, file, line: 2, column: 3 }])
  })

  it('cuts a line of code that is too long to show', () => {
    const file = write('min.js', `  ${'x'.repeat(5000)}\n`)
    expect(resolve(file, 1, 1)[0]?.code).toHaveLength(201)
  })

  it('tells how a function of the user is declared, and not how a library declares its own', () => {
    const text = 'async function a(id) {\n  b()\n}\n'
    const own = write('dist/a.js', text)
    const library = write('node_modules/some/a.js', text)
    write('node_modules/some/package.json', '{"name":"some","version":"1.0.0"}')
    expect(resolve(own)).toMatchObject([{ signature: 'async function a(id)' }])
    expect(resolve(library)).toEqual([
      { type: 'source', at: `${library}:2:3`, file: library, line: 2, column: 3, code: 'b()', package: 'some@1.0.0' },
    ])
  })

  it("shows what stands round a line of the user's, and not round a library's", () => {
    const source = write('src/a.ts', sourceText)
    const own = write('dist/a.js', running + inline(map('../src/a.ts')))
    const library = write('node_modules/some/a.js', running)
    write('node_modules/some/package.json', '{"name":"some","version":"1.0.0"}')
    const at = (file: string) => resolveSources([{ function: 'a', file, line: 2, column: 3 }])
    const lines = sourceText.split('\n')
    expect(at(own)).toMatchObject([
      { file: source, excerpt: { fromLine: 1, lines: lines.slice(0, 7).filter(Boolean) } },
    ])
    expect(at(library)[0]).not.toHaveProperty('excerpt')
  })

  it('reads a source once, however many positions of it were seen', () => {
    const source = write('src/a.ts', sourceText)
    const file = write('dist/a.js', running + inline(map('../src/a.ts')))
    const frames = [3, 4].map((column) => ({ function: 'a', file, line: 2, column }))
    const found = resolveSources(
      (function* () {
        yield frames[0] as (typeof frames)[0]
        rmSync(source)
        yield frames[1] as (typeof frames)[0]
      })(),
    )
    expect(found).toMatchObject([{ code: 'const original = 4' }, { code: 'const original = 4' }])
  })
})
