import { describe, expect, it } from 'vitest'
import { findInspectorLack } from '../../src/probe/inspector-lack.ts'

const permitting = (...scopes: string[]) => ({ has: (scope: string) => scopes.includes(scope) })

describe('whether a stack can be asked for', () => {
  it.each([
    { execArgv: [], permission: undefined, lack: undefined },
    { execArgv: ['--permission'], permission: permitting('worker'), lack: 'permission' },
    { execArgv: ['--permission', '--allow-inspector'], permission: permitting('inspector'), lack: undefined },
    { execArgv: ['--test'], permission: undefined, lack: 'test-runner' },
    { execArgv: ['--test', '--test-isolation=process'], permission: undefined, lack: 'test-runner' },
    { execArgv: ['--test', '--test-isolation=none'], permission: undefined, lack: undefined },
    { execArgv: ['--test-isolation', 'none', '--test'], permission: undefined, lack: undefined },
    { execArgv: ['--test', '--experimental-test-isolation=none'], permission: undefined, lack: undefined },
    { execArgv: ['--test-name-pattern=x'], permission: undefined, lack: undefined },
  ])('$execArgv: $lack', ({ execArgv, permission, lack }) => {
    expect(findInspectorLack({ execArgv, permission })).toBe(lack)
  })
})
