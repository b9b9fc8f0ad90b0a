import { describe, expect, it } from 'vitest'
import { describeError } from '../../src/probe/uncaught.ts'

describe('an uncaught exception', () => {
  it('is told by name, code and frames', () => {
    const error = Object.assign(new TypeError('at (file:///in/the/message.js:1:1)'), { code: 'ERR_INVALID_ARG_TYPE' })
    error.stack = [
      'TypeError [ERR_INVALID_ARG_TYPE]: at (file:///in/the/message.js:1:1)',
      '    at Server.listen [as open] (file:///app/server.mjs:12:5)',
      '    at async start (/app/start.cjs:3:1)',
      '    at node:internal/main/run_main_module:36:49',
      '    at new Promise (<anonymous>)',
      '    at C:\\app\\win.js:7:9',
    ].join('\n')
    expect(describeError(error)).toEqual({
      name: 'TypeError',
      code: 'ERR_INVALID_ARG_TYPE',
      frames: [
        { function: 'Server.listen', file: 'file:///app/server.mjs', line: 12, column: 5 },
        { function: 'start', file: '/app/start.cjs', line: 3, column: 1, isAsync: true },
        { function: '', file: 'node:internal/main/run_main_module', line: 36, column: 49 },
        { function: '', file: 'C:\\app\\win.js', line: 7, column: 9 },
      ],
    })
  })

  it("leaves out a message of several lines that looks like a stack's", () => {
    const error = new Error('first\n    at customer (/home/jane/card-4711.js:1:1)\nlast')
    const { frames } = describeError(error)
    expect(JSON.stringify(frames)).not.toContain('4711')
    expect(frames.length).toBeGreaterThan(0)
  })

  it.each([['a sentence with values'], ['x'.repeat(200)], [''], [7]])('keeps no name that is no word: %s', (name) => {
    const error = Object.assign(new Error('message'), { name, code: `code ${name}` })
    expect(describeError(error)).toMatchObject({ name: 'Error' })
    expect(describeError(error)).not.toHaveProperty('code')
  })

  it.each([[undefined], [null], ['text'], [{ not: 'an error' }]])('has no name when it is no error: %s', (value) => {
    expect(describeError(value)).toEqual({ name: '', frames: [] })
  })
})
