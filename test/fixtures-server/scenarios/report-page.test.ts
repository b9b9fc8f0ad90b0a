import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningDatabase } from '../../../src/fixtures-server/databases/database.ts'
import { startPostgresql } from '../../../src/fixtures-server/databases/postgresql.ts'
import { createAuthServer } from '../../../src/fixtures-server/scenarios/report-page/auth/auth-server.ts'
import { signToken } from '../../../src/fixtures-server/scenarios/report-page/auth/token.ts'
import { pageRequests, years } from '../../../src/fixtures-server/scenarios/report-page/page-requests.ts'
import { reportPage } from '../../../src/fixtures-server/scenarios/report-page/report-page.ts'
import type { ScenarioSite } from '../../../src/fixtures-server/scenarios/scenario.ts'
import { longestCanaryWait, medianOfThree } from '../canary-wait.ts'
import { recordingGuard } from '../recording-guard.ts'

const program = fileURLToPath(new URL('../../../dist/fixtures-server/main.js', import.meta.url))
const authProgram = 'auth-server-process.js'
const widget = `/report/widgets/revenue?year=${years.light}`

interface Server {
  url: string
  child: ChildProcess
}

let database: RunningDatabase
const started: Server[] = []
/** One of each kind, for all tests that change nothing. */
const servers = new Map<string, Server>()

beforeAll(async () => {
  database = await startPostgresql({ guard: recordingGuard() })
  await reportPage.seed(siteOf(database))
  for (const { id } of reportPage.strategies) servers.set(id, await startServer(id))
})

afterAll(async () => {
  for (const { child } of started) child.kill('SIGKILL')
  await database.stop()
})

describe('the report-page scenario', () => {
  it('answers the same bytes both ways, to all seven requests', async () => {
    for (const path of [...pageRequests(years.full), ...pageRequests(years.light)]) {
      const blocking = await get(server('blocking'), path)
      const offloaded = await get(server('offloaded'), path)
      expect(blocking.status).toBe(200)
      expect(offloaded.body).toBe(blocking.body)
    }
  })

  it('answers with figures of the year that was asked for', async () => {
    const path = (year: number) => `/report/widgets/revenue?year=${year}`
    const salesOf = async (year: number) =>
      JSON.parse((await get(server('offloaded'), path(year))).body).results.total[0].sales
    expect((await salesOf(years.full)) / (await salesOf(years.light))).toBeCloseTo(16, 1)
    expect(await salesOf(2001)).toBe(0)
  })

  it.each(['/report/widgets/revenue', '/report/widgets/revenue?year=now', '/report/widgets/profit?year=2025'])(
    'refuses %s',
    async (path) => {
      for (const { id } of reportPage.strategies) expect((await get(server(id), path)).status).toBe(400)
    },
  )

  it('lets nobody in without a good token', async () => {
    for (const { id } of reportPage.strategies) {
      const statuses = []
      for (const token of [null, 'nonsense', `${signToken({ user: 'anna' })}x`, expiredToken()])
        statuses.push((await get(server(id), widget, token)).status)
      expect(statuses).toEqual([401, 401, 401, 401])
    }
  })

  it('shows the page and the auth server’s counts without a token', async () => {
    const page = await fetch(`${server('blocking').url}/report/page`)
    expect(page.headers.get('content-type')).toMatch('text/html')
    const html = await page.text()
    for (const path of pageRequests(years.full)) expect(html).toContain(path)
  })

  it('has the token verified seven times a page in the blocking way, once in the offloaded', async () => {
    const calls = async (id: string) => {
      const before = await readStats(server(id))
      for (let page = 0; page < 2; page++) await loadPage(server(id), signToken({ user: 'counted' }))
      return (await readStats(server(id))).verifications - before.verifications
    }
    expect(await calls('blocking')).toBe(14)
    expect(await calls('offloaded')).toBe(1)
  })

  it('tells users 401 when the auth server has had enough, in the blocking way only', async () => {
    const settings = { REPORT_AUTH_BURST: '3', REPORT_AUTH_PER_SECOND: '0' }
    const unauthorised = async (id: string) => {
      const own = await startServer(id, settings)
      const statuses = await loadPage(own, signToken({ user: 'anna' }))
      const { refused } = await readStats(own)
      return [statuses.filter((status) => status === 401).length, refused]
    }
    expect(await unauthorised('blocking')).toEqual([4, 4])
    expect(await unauthorised('offloaded')).toEqual([0, 0])
  })

  it('answers 503 without its auth server, but in the offloaded way not to users whom it knows', async () => {
    const auth = createAuthServer({ latencyMs: 5, limit: { capacity: 100, perSecond: 0 } }).listen(0, '127.0.0.1')
    await once(auth, 'listening')
    const settings = { REPORT_AUTH_URL: `http://127.0.0.1:${(auth.address() as AddressInfo).port}` }
    const known = signToken({ user: 'known' })
    const pair = {
      blocking: await startServer('blocking', settings),
      offloaded: await startServer('offloaded', settings),
    }
    for (const own of Object.values(pair)) expect((await get(own, widget, known)).status).toBe(200)
    auth.close()
    auth.closeAllConnections()
    expect((await get(pair.blocking, widget, known)).status).toBe(503)
    expect((await get(pair.offloaded, widget, known)).status).toBe(200)
    expect((await get(pair.offloaded, widget, signToken({ user: 'new' }))).status).toBe(503)
  })

  it('lets the canary wait for the database in the blocking way only', async () => {
    const blockingMs = await medianOfThree(() => longestCanaryWaitMs(server('blocking')))
    const offloadedMs = await medianOfThree(() => longestCanaryWaitMs(server('offloaded')))
    expect(blockingMs).toBeGreaterThan(120)
    expect(blockingMs).toBeLessThan(1_500)
    expect(offloadedMs).toBeLessThan(60)
  })

  it('gives connections back also when their queries fail', async () => {
    const client = new Client({ connectionString: database.url })
    await client.connect()
    const rename = (from: string, to: string) => client.query(`ALTER TABLE ${database.schema}.${from} RENAME TO ${to}`)
    await rename('report_sale', 'gone')
    try {
      for (const { id } of reportPage.strategies) {
        const statuses = await Promise.all(Array.from({ length: 15 }, () => get(server(id), widget)))
        expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([500]))
      }
    } finally {
      await rename('gone', 'report_sale')
      await client.end()
    }
    for (const { id } of reportPage.strategies) expect((await get(server(id), widget)).status).toBe(200)
  })

  it.each(reportPage.strategies)('outlives its database and answers 500 ($id)', async ({ id }) => {
    const other = await startPostgresql({ guard: recordingGuard() })
    const own = await startServer(id, { SAMPLE_SITE: JSON.stringify(siteOf(other)) })
    await other.stop()
    expect((await get(own, widget)).status).toBe(500)
    expect((await get(own, reportPage.canary)).status).toBe(200)
  })

  it.each(['SIGTERM', 'SIGKILL'] as const)('takes its auth server along on %s', async (signal) => {
    for (const { id } of reportPage.strategies) {
      const { child } = await startServer(id)
      const [authPid] = childrenOf(Number(child.pid))
      expect(authPid).toBeGreaterThan(0)
      const startMs = performance.now()
      child.kill(signal)
      expect(await once(child, 'exit')).toEqual(signal === 'SIGTERM' ? [0, null] : [null, 'SIGKILL'])
      while (isRunning(Number(authPid)) && performance.now() - startMs < 2_000) await delay(20)
      expect(isRunning(Number(authPid))).toBe(false)
    }
  })
})

function siteOf({ url, schema }: { url: string; schema: string }): ScenarioSite {
  return { databases: { postgresql: { url, schema } }, folder: '', isQuick: true }
}

async function startServer(strategy: string, environment: NodeJS.ProcessEnv = {}): Promise<Server> {
  const child = spawn(process.execPath, [program, '--scenario', reportPage.id, '--strategy', strategy], {
    env: {
      ...process.env,
      REPORT_AUTH_BURST: '1000',
      SAMPLE_SITE: JSON.stringify(siteOf(database)),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  const [, url] = /^listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(line)) ?? []
  if (url === undefined) throw new Error(`the server said: ${line}`)
  started.push({ url, child })
  return { url, child }
}

function server(strategy: string): Server {
  const found = servers.get(strategy)
  if (found === undefined) throw new Error(`no server runs ${strategy}`)
  return found
}

/** @param token null: none is sent */
async function get({ url }: Server, path: string, token: string | null = signToken({ user: 'anna' })) {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  const response = await fetch(`${url}${path}`, { headers })
  return { status: response.status, body: await response.text() }
}

/** @returns the statuses of the page's seven answers */
async function loadPage(of: Server, token: string): Promise<number[]> {
  const answers = await Promise.all(pageRequests(years.light).map((path) => get(of, path, token)))
  return answers.map(({ status }) => status)
}

async function readStats({ url }: Server): Promise<{ verifications: number; refused: number }> {
  return (await fetch(`${url}/report/auth-stats`)).json() as Promise<{ verifications: number; refused: number }>
}

function expiredToken(): string {
  return signToken({ user: 'anna', expiresAtMs: Date.now() - 1 })
}

/** Asks for the canary every few milliseconds while one request of the story is under way. */
async function longestCanaryWaitMs(of: Server): Promise<number> {
  return longestCanaryWait(get(of, `/report/widgets/channels?year=${years.full}`), async () =>
    get(of, reportPage.canary),
  )
}

/** Pids of a process's children that are auth servers. */
function childrenOf(pid: number): number[] {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  return list
    .split('\n')
    .filter((line) => line.includes(authProgram) && Number(line.trim().split(/\s+/)[1]) === pid)
    .map((line) => Number(line.trim().split(/\s+/)[0]))
}

/** A process that has ended, but that nobody has asked how yet, runs no more. */
function isRunning(pid: number): boolean {
  const list = execFileSync('ps', ['-A', '-o', 'pid=,stat='], { encoding: 'utf8' })
  return list.split('\n').some((line) => new RegExp(`^ *${pid} +[^Z]`).test(line))
}
