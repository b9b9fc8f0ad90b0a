import { describe, expect, it } from 'vitest'
import { atEvalOrigin } from '../../src/recording/eval-origin.ts'

function placeOf(file: string) {
  const { function: name, ...place } = atEvalOrigin({ function: 'f', file, line: 7, column: 8 })
  expect(name).toBe('f')
  return place
}

describe('atEvalOrigin', () => {
  it('puts made code where it was made', () => {
    expect(placeOf('eval at build (/app/node_modules/a/index.js:646:23)')).toEqual({
      file: '/app/node_modules/a/index.js',
      line: 646,
      column: 23,
    })
  })

  it.each([
    ['eval at <anonymous> (eval at outer (file:///app/a%20b.mjs:3:5))'],
    ['eval at inner (eval at outer (/app/a (1).js:3:5))'],
  ])('follows code that was made by made code: %s', (file) => {
    expect(placeOf(file)).toMatchObject({ line: 3, column: 5 })
  })

  it('leaves other frames as they are', () => {
    expect(placeOf('/app/eval at (x).js')).toEqual({ file: '/app/eval at (x).js', line: 7, column: 8 })
    expect(placeOf('eval at <anonymous>')).toEqual({ file: 'eval at <anonymous>', line: 7, column: 8 })
  })
})
