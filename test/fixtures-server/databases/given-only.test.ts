import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { clickhouse } from '../../../src/fixtures-server/databases/clickhouse.ts'
import { DatabaseError } from '../../../src/fixtures-server/databases/database.ts'
import { mongodb } from '../../../src/fixtures-server/databases/mongodb.ts'
import { loadDriver } from '../../../src/fixtures-server/databases/optional-driver.ts'
import { findFreePort } from '../../../src/fixtures-server/databases/private-server/free-port.ts'
import type { QueryDatabase } from '../../../src/fixtures-server/databases/query-database.ts'
import { sqlserver } from '../../../src/fixtures-server/databases/sqlserver.ts'
import { recordingGuard } from '../recording-guard.ts'

const given: { database: QueryDatabase; scheme: string }[] = [
  { database: mongodb, scheme: 'mongodb' },
  { database: clickhouse, scheme: 'http' },
  { database: sqlserver, scheme: 'mssql' },
]

describe.each(given)('$database.title, which nobody can bring along', ({ database, scheme }) => {
  it('says how to give one', async () => {
    const { reason, how } = await failure(database)
    expect(reason).toBe('not-here')
    expect(how).toBe(`${database.flag} ${database.exampleUrl}`)
    expect(new URL(database.exampleUrl ?? '').protocol).toBe(`${scheme}:`)
  })

  it('is refused with the reason and without the password where nothing listens', async () => {
    const startMs = performance.now()
    const url = `${scheme}://me:secret@127.0.0.1:${await findFreePort()}`
    const { reason, why, how, message, url: shown } = await failure(database, url)
    expect(performance.now() - startMs).toBeLessThan(6_000)
    expect(reason).toBe('refused')
    expect(why).toBe('nothing listens there (ECONNREFUSED)')
    expect(how).toContain(`leave ${database.flag} out to do without it`)
    expect(`${message} ${shown}`).not.toContain('secret')
  }, 8_000)
})

describe('a server that says nothing', () => {
  it('is refused within seconds by each driver', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    onTestFinished(() => void silent.close())
    const { port } = silent.address() as AddressInfo
    const startMs = performance.now()
    const failures = await Promise.all(
      given.map(({ database, scheme }) => failure(database, `${scheme}://me@127.0.0.1:${port}`)),
    )
    expect(performance.now() - startMs).toBeLessThan(7_000)
    expect(failures.map(({ why }) => why)).toEqual(given.map(() => 'no answer within 5 s'))
  }, 9_000)
})

describe('statements', () => {
  it('are pipelines over the readings in MongoDB', () => {
    for (const statement of Object.values(mongodb.statements)) {
      expect(JSON.parse(statement)).toMatchObject({ aggregate: 'reading', pipeline: expect.any(Array) })
    }
    expect(mongodb.statements.one).toContain('"$$p1"')
  })

  it('mark their param as each database does', () => {
    expect(clickhouse.statements.one).toContain('id = {p1: Int32}')
    expect(sqlserver.statements.one).toContain('id = @p1')
  })
})

describe('loadDriver', () => {
  const driver = { database: 'MongoDB', name: 'mongodb' }

  it('says what to install', async () => {
    const name = 'a-package-that-nobody-has'
    const missing = await loadDriver({ ...driver, name }, () => import(name)).catch((error) => error)
    expect(missing).toBeInstanceOf(DatabaseError)
    expect(missing).toMatchObject({ reason: 'not-here', how: `npm i ${name}`, why: expect.stringContaining(name) })
  })

  it('says why one that is there cannot be loaded', async () => {
    const broken = loadDriver(driver, () => Promise.reject(new Error('wrong ELF class')))
    await expect(broken).rejects.toMatchObject({ reason: 'not-here', why: expect.stringContaining('wrong ELF class') })
  })
})

async function failure(database: QueryDatabase, url?: string): Promise<DatabaseError> {
  const error = await database.start({ guard: recordingGuard(), ...(url && { url }) }).catch((error) => error)
  expect(error).toBeInstanceOf(DatabaseError)
  return error
}
