import { describe, expect, it } from 'vitest'
import { findHomes } from '../../../../src/fixtures-server/scenarios/notebook/homes.ts'

describe('findHomes', () => {
  it('gives each cell a database of its own', () => {
    expect(findHomes(['postgresql', 'mysql', 'sqlite'])).toEqual({
      slow: { database: 'postgresql' },
      fast: { database: 'sqlite' },
      medium: { database: 'mysql' },
    })
  })

  it('takes the MongoDB that was given before the MySQL that was found', () => {
    expect(findHomes(['mysql', 'postgresql', 'sqlite', 'mongodb']).medium).toEqual({ database: 'mongodb' })
  })

  it('moves in with another cell where a database is missing, and says so', () => {
    expect(findHomes(['postgresql', 'sqlite']).medium).toEqual({ database: 'sqlite', note: 'not here: MySQL' })
    expect(findHomes(['postgresql', 'mysql']).fast).toEqual({ database: 'postgresql', note: 'not here: SQLite' })
    expect(findHomes(['postgresql'])).toEqual({
      slow: { database: 'postgresql' },
      fast: { database: 'postgresql', note: 'not here: SQLite' },
      medium: { database: 'postgresql', note: 'not here: MySQL, SQLite' },
    })
  })

  it('cannot do without PostgreSQL', () => {
    expect(() => findHomes(['mysql', 'sqlite'])).toThrow('None of postgresql is here for the slow cell.')
  })
})
