import { describe, expect, it } from 'vitest'
import { calleeOf } from '../../src/diagnose/callee.ts'
import { judgedFrame } from './built-recording.ts'

const user = judgedFrame('load', 'src/load.js', 'user', 10)
const called = (name: string, file: string) => calleeOf([judgedFrame(name, file, 'node'), user])

describe('what the user called', () => {
  it.each([
    ['readFileSync', 'node:fs', 'fs.readFileSync'],
    ['writeFileSync', 'node:internal/fs/sync', 'fs.writeFileSync'],
    ['console.log', 'node:internal/console/constructor', 'console.log'],
    ['Module.require', 'node:internal/modules/cjs/loader', 'require'],
    ['JSON.parse', '', 'JSON.parse'],
  ])('is named as users know it: %s of %s', (name, file, callee) => {
    expect(called(name, file)).toBe(callee)
  })

  it('is no synchronous access where it goes on after a file was read asynchronously', () => {
    expect(called('readFileHandle', 'node:internal/fs/promises')).toBe('fs/promises.readFileHandle')
  })

  it('is nothing where the user code itself ran', () => {
    expect(calleeOf([user])).toBeUndefined()
    expect(called('Math.max', '')).toBeUndefined()
  })
})
