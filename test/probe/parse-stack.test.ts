import { describe, expect, it } from 'vitest'
import { parseStack } from '../../src/probe/parse-stack.ts'

describe('a stack as text', () => {
  it('becomes frames, innermost first', () => {
    const text = [
      'Error: with (parentheses) at /somewhere.js:1:2',
      '    at JSON.parse (<anonymous>)',
      '    at Object.<anonymous> (/shop/a (copy)/cart.js:7:9)',
      '    at new Store (file:///shop/store.js:3:4)',
      '    at Object.read [as get] (/shop/store.js:12:1)',
      '    at async load (file:///shop/load.mjs:5:3)',
      '    at file:///shop/main.mjs:1:1',
      '    at async Promise.all (index 0)',
    ].join('\n')
    expect(parseStack(text)).toEqual([
      { function: '', file: '/shop/a (copy)/cart.js', line: 7, column: 9 },
      { function: 'new Store', file: 'file:///shop/store.js', line: 3, column: 4 },
      { function: 'read', file: '/shop/store.js', line: 12, column: 1 },
      { function: 'load', file: 'file:///shop/load.mjs', line: 5, column: 3, isAsync: true },
      { function: '', file: 'file:///shop/main.mjs', line: 1, column: 1 },
    ])
  })

  it('is empty without places', () => {
    expect(parseStack('Error')).toEqual([])
  })
})
