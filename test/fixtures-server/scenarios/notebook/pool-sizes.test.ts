import { describe, expect, it } from 'vitest'
import { poolSizeFor } from '../../../../src/fixtures-server/scenarios/notebook/pool-sizes.ts'

describe('poolSizeFor', () => {
  it('takes connections and threads from the environment', () => {
    const environment = { NOTEBOOK_POOL_SIZE: '32', NOTEBOOK_SQLITE_THREADS: '4' }
    expect(poolSizeFor('postgresql', environment)).toBe(32)
    expect(poolSizeFor('mysql', environment)).toBe(32)
    expect(poolSizeFor('sqlite', environment)).toBe(4)
  })

  it('leaves SQLite a thread for a short query beside a long one', () => {
    expect(poolSizeFor('sqlite', {})).toBeGreaterThanOrEqual(2)
    expect(poolSizeFor('postgresql', { NOTEBOOK_POOL_SIZE: '' })).toBe(10)
  })

  it.each(['0', '-1', '4.5', 'many', '10000'])('refuses %s', (given) => {
    expect(() => poolSizeFor('postgresql', { NOTEBOOK_POOL_SIZE: given })).toThrow(
      `NOTEBOOK_POOL_SIZE must be a whole number from 1 to 9999, got "${given}".`,
    )
  })
})
