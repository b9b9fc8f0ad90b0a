import { describe, expect, it } from 'vitest'
import { type FrameContext, toFrames } from '../../src/diagnose/frames.ts'
import { frame } from './built-recording.ts'

const context: FrameContext = {
  cwd: '/app',
  entry: '/app/server.js',
  probeFolder: 'file:///loopcheck/probe/',
  sources: new Map(),
}

function ownerOf(file: string, more: Partial<FrameContext> = {}) {
  return toFrames([frame('f', file)], { ...context, ...more }).map(({ owner, file: path, package: name }) => ({
    owner,
    path,
    name,
  }))[0]
}

describe('toFrames', () => {
  it("takes what is outside node_modules for the user's", () => {
    expect(ownerOf('src/a.js')).toEqual({ owner: 'user', path: 'src/a.js', name: undefined })
    expect(ownerOf('file:///app/src/with%20space.js')).toMatchObject({ owner: 'user', path: 'src/with space.js' })
    expect(ownerOf('/shared/lib/a.js')).toMatchObject({ owner: 'user', path: '/shared/lib/a.js' })
  })

  it('takes what is below node_modules for a library, scoped or not', () => {
    expect(ownerOf('node_modules/pg/lib/client.js')).toMatchObject({ owner: 'library', name: 'pg' })
    expect(ownerOf('node_modules/@scope/name/index.js')).toMatchObject({ owner: 'library', name: '@scope/name' })
    expect(ownerOf('/app/node_modules/a/node_modules/b/index.js')).toMatchObject({ owner: 'library', name: 'b' })
  })

  it("takes a started package below node_modules for the user's, its dependencies not", () => {
    const started = { cwd: '/tmp/e', entry: '/tmp/e/node_modules/tool/dist/main.js' }
    expect(ownerOf('/tmp/e/node_modules/tool/dist/a.js', started)).toMatchObject({ owner: 'user', path: 'dist/a.js' })
    expect(ownerOf('/tmp/e/node_modules/pg/lib/client.js', started)).toMatchObject({ owner: 'library', name: 'pg' })
    expect(ownerOf('/tmp/e/node_modules/tool/node_modules/pg/a.js', started)).toMatchObject({ owner: 'library' })
  })

  it("knows Node's own files and built-ins", () => {
    expect(ownerOf('node:internal/fs/utils')).toMatchObject({ owner: 'node' })
    expect(ownerOf('')).toMatchObject({ owner: 'node' })
  })

  it("takes WebAssembly for a built-in that the user's line called", () => {
    expect(ownerOf('wasm://wasm/2b976f8a')).toMatchObject({ owner: 'node', path: 'wasm://wasm/2b976f8a' })
  })

  it("leaves out the probe's own frames", () => {
    const frames = toFrames([frame('wrapped', 'file:///loopcheck/probe/wrap.js'), frame('handler', 'a.js')], context)
    expect(frames.map((one) => one.function)).toEqual(['handler'])
  })

  it('shows the place in the source where it is known', () => {
    const sources = new Map([
      [
        '/app/dist/a.js:10:5',
        {
          type: 'source' as const,
          at: '/app/dist/a.js:10:5',
          file: '/app/src/a.ts',
          line: 3,
          column: 9,
          code: 'query()',
        },
      ],
    ])
    const [mapped] = toFrames([frame('load', 'dist/a.js', 10)], { ...context, sources })
    expect(mapped).toMatchObject({ file: 'src/a.ts', line: 3, column: 9, code: 'query()', function: 'load' })
  })
})
