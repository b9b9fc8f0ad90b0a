import { describe, expect, it } from 'vitest'
import { databaseOptions, readDatabaseUrls } from '../../../src/cli/sample/database-options.ts'
import { databases } from '../../../src/fixtures-server/databases/databases.ts'

describe('the URLs of databases', () => {
  it('can be given for each database that takes one, by the flag that the database itself names', async () => {
    const all = await Promise.all(Object.values(databases).map((load) => load()))
    const flags = all.flatMap(({ flag }) => flag ?? [])
    expect(databaseOptions().map(({ long }) => long)).toEqual(expect.arrayContaining(flags))
  })

  it('are read by database', () => {
    expect(readDatabaseUrls({ pg: 'postgres://a/b', redis: 'redis://c' })).toEqual({
      postgresql: 'postgres://a/b',
      redis: 'redis://c',
    })
  })

  it.each([
    [{ pg: 'mysql://me:secret@host/x' }, '--pg must be a URL such as postgres://'],
    [{ mysql: 'no url' }, '--mysql must be a URL such as mysql://'],
  ])('are refused without their password: %j', (given, words) => {
    expect(() => readDatabaseUrls(given)).toThrow(words)
    expect(() => readDatabaseUrls(given)).not.toThrow('secret')
  })
})
