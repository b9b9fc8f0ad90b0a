import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DatabaseError, type RunningDatabase } from '../../../src/fixtures-server/databases/database.ts'
import { findFreePort } from '../../../src/fixtures-server/databases/private-server/free-port.ts'
import { findRedisProgram } from '../../../src/fixtures-server/databases/redis/private-redis.ts'
import { withRedis } from '../../../src/fixtures-server/databases/redis/redis-client.ts'
import { startRedis } from '../../../src/fixtures-server/databases/redis.ts'
import { findLeavings } from '../leavings.ts'
import { recordingGuard } from '../recording-guard.ts'

const isHere = await findRedisProgram().then(
  () => true,
  () => false,
)
const why = isHere ? '' : ' (skipped: no Redis server; apt install redis-server)'

describe('findRedisProgram', () => {
  it('says what to install where there is no server', async () => {
    await expect(findRedisProgram('/nowhere', [])).rejects.toMatchObject({
      reason: 'not-here',
      how: 'apt install redis-server, or --redis <url>',
    })
  })
})

describe.skipIf(!isHere)(`a private Redis${why}`, () => {
  it('starts, keeps nothing on disk, and leaves no process, port or folder behind', async () => {
    const guard = recordingGuard()
    const redis = await startRedis({ guard })
    const folder = String(guard.ever[0])
    expect([...guard.listed]).toEqual([folder, expect.any(Number)])
    expect(redis.version).toMatch(/^\d+\.\d+/)
    const settings = await withRedis(redis.url, async (client) => [
      await client.send('CONFIG', 'GET', 'bind'),
      await client.send('CONFIG', 'GET', 'save'),
      await client.send('CONFIG', 'GET', 'appendonly'),
    ])
    expect(settings).toEqual([
      ['bind', '127.0.0.1'],
      ['save', ''],
      ['appendonly', 'no'],
    ])

    await redis.stop()
    await redis.stop()
    expect(await findLeavings({ port: Number(new URL(redis.url).port), folder }, 0)).toEqual([])
    expect([...guard.listed]).toEqual([])
  })
})

describe.skipIf(!isHere)(`a private Redis of a program that is killed${why}`, () => {
  it('leaves nothing behind', async () => {
    const program = fileURLToPath(new URL('../programs/starts-redis-and-waits.js', import.meta.url))
    const parent = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = await once(parent.stdout, 'data')
    const url = String(line).trim()
    const setting = await withRedis(url, (client) => client.send('CONFIG', 'GET', 'dir'))
    const leavings = { port: Number(new URL(url).port), folder: (setting as string[])[1] ?? '' }
    expect(await findLeavings(leavings, 0)).not.toEqual([])

    parent.kill('SIGKILL')
    expect(await findLeavings(leavings, 5_000)).toEqual([])
  })
})

describe.skipIf(!isHere)(`a given Redis${why}`, () => {
  let given: RunningDatabase
  beforeAll(async () => {
    given = await startRedis({ guard: recordingGuard() })
  })
  afterAll(() => given?.stop())

  it('gets keys of ours, which are dropped in the end, and no others', async () => {
    const before = await listKeys(given.url)
    const redis = await startRedis({ url: given.url, guard: recordingGuard() })
    await withRedis(given.url, async (client) => {
      await client.send('SET', 'customers', 'Zoë')
      // More than one answer to SCAN holds.
      for (let n = 0; n < 2_500; n++) await client.send('SET', `${redis.schema}:job:${n}`, 'waiting')
    })
    await redis.stop()
    await redis.stop()
    expect(await listKeys(given.url)).toEqual([...before, 'customers'].sort())
    expect(await withRedis(given.url, (client) => client.send('GET', 'customers'))).toBe('Zoë')
  })

  it('is freed of keys that we left there when killed, and of no others', async () => {
    const ours = { loopcheck: 'temporary', host: hostname(), pid: 2 ** 22 + 1, createdAt: '2025-01-01T00:00:00.000Z' }
    const dead = JSON.stringify(ours)
    const alive = JSON.stringify({ ...ours, pid: process.pid })
    await withRedis(given.url, async (client) => {
      await client.send('MSET', 'loopcheck_000000000001:loopcheck_owner', dead, 'loopcheck_000000000001:job', '1')
      await client.send('MSET', 'loopcheck_000000000002:loopcheck_owner', alive, 'loopcheck_000000000002:job', '1')
      await client.send('MSET', 'loopcheck_notes:loopcheck_owner', dead, 'loopcheck_000000000003:job', '1')
    })
    const redis = await startRedis({ url: given.url, guard: recordingGuard() })
    await redis.stop()
    const left = (await listKeys(given.url)).filter((key) => key.startsWith('loopcheck_0') || key.includes('notes'))
    expect(left).toEqual([
      'loopcheck_000000000002:job',
      'loopcheck_000000000002:loopcheck_owner',
      'loopcheck_000000000003:job',
      'loopcheck_notes:loopcheck_owner',
    ])
  })

  it('is refused with the reason and without the password', async () => {
    const port = await findFreePort()
    const failures = [
      await refused(`redis://:secret@127.0.0.1:${port}`),
      await refused(Object.assign(new URL(given.url), { password: 'secret' }).href),
      await refused(Object.assign(new URL(given.url), { password: '' }).href),
    ]
    expect(failures.map((failure) => failure.why)).toEqual([
      'nothing listens there (ECONNREFUSED)',
      'wrong user or password',
      'the server wants a password',
    ])
    for (const { url, message, reason } of failures) {
      expect(reason).toBe('refused')
      expect(`${url} ${message}`).not.toContain('secret')
    }
  })
})

async function listKeys(url: string): Promise<string[]> {
  const keys = await withRedis(url, (client) => client.send('KEYS', '*'))
  return (keys as string[]).sort()
}

async function refused(url: string): Promise<DatabaseError> {
  const failure = await startRedis({ url, guard: recordingGuard() }).catch((error) => error)
  expect(failure).toBeInstanceOf(DatabaseError)
  return failure
}
