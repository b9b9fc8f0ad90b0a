import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { hostname } from 'node:os'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { DatabaseError, type RunningDatabase } from '../../../src/fixtures-server/databases/database.ts'
import { withClient } from '../../../src/fixtures-server/databases/postgresql/own-schema.ts'
import { startPostgresql } from '../../../src/fixtures-server/databases/postgresql.ts'
import { findFreePort } from '../../../src/fixtures-server/databases/private-server/free-port.ts'
import { recordingGuard } from '../recording-guard.ts'

const realUrl = process.env.LOOPCHECK_PG_URL ?? 'postgres://postgres@127.0.0.1:5432/test'
const hasReal = await withClient(realUrl, async () => true).catch(() => false)
const noReal = hasReal ? '' : ' (skipped: no server at LOOPCHECK_PG_URL; apt install postgresql, or set the URL)'

let given: RunningDatabase
beforeAll(async () => {
  given = await startPostgresql({ guard: recordingGuard() })
})
afterAll(() => given.stop())

describe('a given PostgreSQL', () => {
  it('gets a schema of ours, which is dropped in the end, and nothing else', async () => {
    await expectOnlyOurs(given.url)
  })

  it.skipIf(!hasReal)(`does so on a server of this machine's own${noReal}`, async () => {
    await expectOnlyOurs(realUrl)
  })

  it('is freed of schemas that we left there when killed, and of no others', async () => {
    const longAgo = '2025-01-01T00:00:00.000Z'
    const ours = { loopcheck: 'temporary', host: hostname(), pid: 2 ** 22 + 1, createdAt: longAgo }
    await withClient(given.url, async (client) => {
      await client.query('CREATE SCHEMA loopcheck_000000000001; CREATE TABLE loopcheck_000000000001.t (x int)')
      await client.query(`COMMENT ON SCHEMA loopcheck_000000000001 IS '${JSON.stringify(ours)}'`)
      await client.query('CREATE SCHEMA loopcheck_000000000002')
      await client.query('CREATE SCHEMA loopcheck_notes')
      await client.query(`COMMENT ON SCHEMA loopcheck_notes IS '${JSON.stringify(ours)}'`)
    })
    const database = await startPostgresql({ url: given.url, guard: recordingGuard() })
    await database.stop()
    const schemas = await listSchemas(given.url)
    expect(schemas).not.toContain('loopcheck_000000000001')
    expect(schemas).toContain('loopcheck_000000000002')
    expect(schemas).toContain('loopcheck_notes')
  })

  it('is refused with the reason and without the password', async () => {
    const port = await findFreePort()
    const failures = [
      await refused(`postgres://me:secret@127.0.0.1:${port}/test`),
      await refused(changed({ password: 'secret' })),
      await refused(changed({ pathname: '/nowhere' })),
      await refused('postgres://me:secret@no-such-host.invalid/test'),
    ]
    expect(failures.map((failure) => failure.why)).toEqual([
      'nothing listens there (ECONNREFUSED)',
      'wrong user or password',
      'there is no such database',
      expect.stringMatching(/host name is unknown|EAI_AGAIN/),
    ])
    for (const { url, message, reason } of failures) {
      expect(reason).toBe('refused')
      expect(`${url} ${message}`).not.toContain('secret')
    }
  })

  it('is refused within seconds when it says nothing', async () => {
    const silent = createServer().listen(0, '127.0.0.1')
    await once(silent, 'listening')
    onTestFinished(() => void silent.close())
    const startMs = performance.now()
    const { why } = await refused(`postgres://me@127.0.0.1:${(silent.address() as AddressInfo).port}/test`)
    expect(why).toBe('no answer within 5 s')
    expect(performance.now() - startMs).toBeLessThan(7_000)
  })

  it('is refused when the user may not make a schema', async () => {
    await withClient(given.url, (client) => client.query(`CREATE USER reader PASSWORD 'reader'`))
    const { why } = await refused(changed({ username: 'reader', password: 'reader' }))
    expect(why).toBe('the user may not create a schema in this database')
  })
})

async function expectOnlyOurs(url: string): Promise<void> {
  const before = await listSchemas(url)
  const database = await startPostgresql({ url, guard: recordingGuard() })
  await withClient(url, (client) => client.query(`CREATE TABLE ${database.schema}.t (x int)`))
  expect(await listSchemas(url)).toEqual([...before, database.schema].sort())
  await database.stop()
  await database.stop()
  expect(await listSchemas(url)).toEqual(before)
}

async function listSchemas(url: string): Promise<string[]> {
  const { rows } = await withClient(url, (client) => client.query('SELECT nspname FROM pg_namespace'))
  return rows.map((row) => String(row.nspname)).sort()
}

async function refused(url: string): Promise<DatabaseError> {
  const failure = await startPostgresql({ url, guard: recordingGuard() }).catch((error) => error)
  expect(failure).toBeInstanceOf(DatabaseError)
  return failure
}

function changed(parts: Partial<URL>): string {
  return Object.assign(new URL(given.url), parts).href
}
