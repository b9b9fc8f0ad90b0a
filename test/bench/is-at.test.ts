import { describe, expect, it } from 'vitest'
import { isAt } from '../../bench/accuracy/is-at.ts'
import type { ExpectedBlock } from '../../bench/accuracy/truth.ts'
import type { Blocker } from '../../src/model.ts'

const place = { file: 'a.js', line: 3, column: 1, function: 'f' }
const library = { package: 'ajv', version: '8.1.0', file: 'node_modules/ajv/a.js', line: 9, function: 'g' }

function isAtPlace(found: Partial<Blocker>, expected: Partial<ExpectedBlock> = {}, places = ['a.js:3']): boolean {
  return isAt(found as Blocker, expected as ExpectedBlock, places)
}

describe('isAt', () => {
  it('asks for the very line', () => {
    expect(isAtPlace({ location: place })).toBe(true)
    expect(isAtPlace({ location: { ...place, line: 4 } })).toBe(false)
    expect(isAtPlace({ library })).toBe(false)
  })

  it('asks for the package beside it, with its version, where the truth names one', () => {
    const expected = { library: 'ajv' }
    expect(isAtPlace({ location: place, library }, expected)).toBe(true)
    expect(isAtPlace({ location: place, library: { ...library, version: '' } }, expected)).toBe(false)
    expect(isAtPlace({ location: place, library: { ...library, package: 'pg' } }, expected)).toBe(false)
    expect(isAtPlace({ location: place }, expected)).toBe(false)
  })

  it('takes no line of the program where the package itself is to blame', () => {
    expect(isAtPlace({ library }, { library: 'ajv' }, [])).toBe(true)
    expect(isAtPlace({ location: place, library }, { library: 'ajv' }, [])).toBe(false)
  })
})
