import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { RowDataPacket } from 'mysql2/promise'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { DatabaseError, type RunningDatabase } from '../../../src/fixtures-server/databases/database.ts'
import { withConnection } from '../../../src/fixtures-server/databases/mysql/own-database.ts'
import { findMysqlProgram } from '../../../src/fixtures-server/databases/mysql/program.ts'
import { startMysql } from '../../../src/fixtures-server/databases/mysql.ts'
import { findFreePort } from '../../../src/fixtures-server/databases/private-server/free-port.ts'
import { findLeavings } from '../leavings.ts'
import { recordingGuard } from '../recording-guard.ts'

const isHere = await findMysqlProgram().then(
  () => true,
  () => false,
)
const why = isHere ? '' : ' (skipped: no MySQL server; apt install mariadb-server-core)'

describe('findMysqlProgram', () => {
  it('says what to install where there is no server', async () => {
    const failure = await findMysqlProgram('/nowhere', []).catch((error) => error)
    expect(failure).toBeInstanceOf(DatabaseError)
    expect(failure).toMatchObject({
      reason: 'not-here',
      how: 'apt install mariadb-server-core, or --mysql <url>',
    })
  })
})

describe.skipIf(!isHere)(`a private MySQL${why}`, () => {
  it('starts, answers, and leaves no process, port or folder behind', async () => {
    const guard = recordingGuard()
    const database = await startMysql({ guard })
    const { folder, listens, users } = await describeServer(database.url)
    expect(listens).toBe('127.0.0.1')
    // The server's own internal accounts have no way in.
    expect(users.filter((user) => !/^(mysql|mariadb)\./.test(user))).toEqual(['loopcheck', 'loopcheck'])
    expect([...guard.listed]).toEqual([folder, expect.any(Number)])

    await database.stop()
    await database.stop()
    expect(await findLeavings({ port: portOf(database.url), folder }, 0)).toEqual([])
    expect([...guard.listed]).toEqual([])
  })

  it('leaves nothing behind when whoever started it is killed', async () => {
    const program = fileURLToPath(new URL('../programs/starts-mysql-and-waits.js', import.meta.url))
    const parent = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(parent.stdout, 'data')
    const url = String(line).trim()
    const { folder } = await describeServer(url)
    expect(await findLeavings({ port: portOf(url), folder }, 0)).not.toEqual([])

    parent.kill('SIGKILL')
    expect(await findLeavings({ port: portOf(url), folder }, 5_000)).toEqual([])
  })
})

describe.skipIf(!isHere)(`a given MySQL${why}`, () => {
  let given: RunningDatabase
  beforeAll(async () => {
    given = await startMysql({ guard: recordingGuard() })
  })
  afterAll(() => given.stop())

  it('gets a database of ours, which is dropped in the end, and nothing else', async () => {
    const before = await listDatabases(given.url)
    const database = await startMysql({ url: given.url, guard: recordingGuard() })
    expect(await listDatabases(given.url)).toEqual([...before, database.schema].sort())
    await database.stop()
    await database.stop()
    expect(await listDatabases(given.url)).toEqual(before)
  })

  it('is freed of databases that we left there when killed, and of no others', async () => {
    const ours = { loopcheck: 'temporary', host: hostname(), pid: 2 ** 22 + 1, createdAt: '2025-01-01T00:00:00.000Z' }
    await withConnection(given.url, async (connection) => {
      for (const name of ['loopcheck_000000000001', 'loopcheck_notes']) {
        await connection.query(`CREATE DATABASE ${name}`)
        await connection.query(`CREATE TABLE ${name}.loopcheck_owner (note text)`)
        await connection.query(`INSERT INTO ${name}.loopcheck_owner VALUES (?)`, [JSON.stringify(ours)])
      }
      await connection.query('CREATE DATABASE loopcheck_000000000002')
    })
    const database = await startMysql({ url: given.url, guard: recordingGuard() })
    await database.stop()
    const databases = await listDatabases(given.url)
    expect(databases).not.toContain('loopcheck_000000000001')
    expect(databases).toContain('loopcheck_000000000002')
    expect(databases).toContain('loopcheck_notes')
  })

  it('is refused with the reason and without the password', async () => {
    const failures = [
      await refused(`mysql://me:secret@127.0.0.1:${await findFreePort()}/test`),
      await refused(Object.assign(new URL(given.url), { password: 'secret' }).href),
      await refused(Object.assign(new URL(given.url), { pathname: '/nowhere' }).href),
    ]
    expect(failures.map((failure) => failure.why)).toEqual([
      'nothing listens there (ECONNREFUSED)',
      'wrong user or password',
      'there is no such database',
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
    const failure = await refused(`mysql://me@127.0.0.1:${(silent.address() as AddressInfo).port}/test`)
    expect(failure.why).toBe('no answer within 5 s')
    expect(performance.now() - startMs).toBeLessThan(7_000)
  })
})

async function describeServer(url: string): Promise<{ folder: string; listens: string; users: string[] }> {
  return withConnection(url, async (connection) => {
    const [[variables]] = await connection.query<RowDataPacket[]>('SELECT @@datadir AS data, @@bind_address AS listens')
    const [users] = await connection.query<RowDataPacket[]>('SELECT user FROM mysql.user')
    return {
      folder: join(String(variables?.data), '..'),
      listens: variables?.listens,
      users: users.map((row) => String(row.user ?? row.User)),
    }
  })
}

async function listDatabases(url: string): Promise<string[]> {
  const [rows] = await withConnection(url, (connection) => connection.query<RowDataPacket[]>('SHOW DATABASES'))
  return rows.map((row) => String(row.Database)).sort()
}

async function refused(url: string): Promise<DatabaseError> {
  const failure = await startMysql({ url, guard: recordingGuard() }).catch((error) => error)
  expect(failure).toBeInstanceOf(DatabaseError)
  return failure
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}
