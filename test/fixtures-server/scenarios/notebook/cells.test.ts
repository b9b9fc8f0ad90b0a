import { describe, expect, it } from 'vitest'
import type { QueryDatabaseId } from '../../../../src/fixtures-server/databases/query-database.ts'
import { writeCells } from '../../../../src/fixtures-server/scenarios/notebook/cells.ts'
import { findHomes } from '../../../../src/fixtures-server/scenarios/notebook/homes.ts'

describe('writeCells', () => {
  it('writes the page first, in the order of sending', () => {
    const cells = cellsOn('postgresql', 'mysql', 'sqlite')
    expect(cells.slice(0, 3).map(({ id, database }) => [id, database])).toEqual([
      ['slow', 'postgresql'],
      ['fast', 'sqlite'],
      ['medium', 'mysql'],
    ])
    expect(cells[1]).toMatchObject({ statement: 'one in sqlite', params: [1_000] })
  })

  it('offers the fast cell on every database, its home first', () => {
    const fast = cellsOn('postgresql', 'mysql', 'sqlite').filter(({ id }) => id === 'fast')
    expect(fast.map(({ database }) => database)).toEqual(['sqlite', 'postgresql', 'mysql'])
  })

  it('has a short query for each database that answers it, over a part of the readings', () => {
    const short = cellsOn('postgresql', 'mysql', 'sqlite').filter(({ id }) => ['crunch', 'tally'].includes(id))
    expect(short.map(({ id, database }) => [id, database])).toEqual([
      ['crunch', 'postgresql'],
      ['tally', 'sqlite'],
    ])
    expect(short[0]?.statement).toContain('id <= 300')
    expect(cellsOn('postgresql').map(({ id }) => id)).not.toContain('tally')
  })
})

function cellsOn(...here: QueryDatabaseId[]) {
  const seeded = new Map(
    here.map((id) => {
      const statements = { one: `one in ${id}`, summary: `summary in ${id}`, steps: `steps in ${id}` }
      const database = { id, statements }
      return [id, { database, rows: 1_000, ...(id === 'mysql' ? {} : { shortRows: 300 }) }] as const
    }),
  )
  return writeCells(findHomes(here), seeded)
}
