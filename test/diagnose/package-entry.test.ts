import { describe, expect, it } from 'vitest'
import { packageEntry } from '../../src/diagnose/package-entry.ts'
import type { Frame } from '../../src/model.ts'

function library(name: string, packageName: string): Frame {
  return {
    function: name,
    file: `node_modules/${packageName}/index.js`,
    line: 1,
    column: 1,
    owner: 'library',
    package: packageName,
  }
}
const node: Frame = { function: 'emit', file: 'node:events', line: 1, column: 1, owner: 'node' }

describe('packageEntry', () => {
  it('is the outermost frame of the innermost package, whatever it does inside', () => {
    const frames = [
      node,
      library('escape', 'json@1.0.0'),
      node,
      library('write', 'json@1.0.0'),
      library('send', 'http@2.0.0'),
    ]
    expect(packageEntry(frames)?.function).toBe('write')
  })

  it('stops where another package called it, also when it was called by itself further out', () => {
    const frames = [library('inner', 'a@1.0.0'), library('between', 'b@1.0.0'), library('outer', 'a@1.0.0')]
    expect(packageEntry(frames)?.function).toBe('inner')
  })

  it('takes a package without its version for the same, but not another scope', () => {
    expect(packageEntry([library('made', '@x/json'), library('build', '@x/json@1.0.0')])?.function).toBe('build')
    expect(packageEntry([library('made', '@x/json'), library('build', '@y/json')])?.function).toBe('made')
  })

  it('does not take a package that has only just been entered', () => {
    const entered = { ...library('get', 'delegates@1.0.0'), isEntry: true }
    expect(packageEntry([entered, library('respond', 'koa@3.0.0')])?.function).toBe('respond')
    expect(packageEntry([entered])?.function).toBe('get')
  })

  it('is nothing where no package is on the stack', () => {
    expect(packageEntry([node])).toBeUndefined()
  })
})
