import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DatabasePlace, RunningDatabase } from '../../../src/fixtures-server/databases/database.ts'
import { startPostgresql } from '../../../src/fixtures-server/databases/postgresql.ts'
import { findFreePort } from '../../../src/fixtures-server/databases/private-server/free-port.ts'
import type { ScenarioSite } from '../../../src/fixtures-server/scenarios/scenario.ts'
import { tables } from '../../../src/fixtures-server/scenarios/tables/tables.ts'
import { longestCanaryWait, medianOfThree } from '../canary-wait.ts'
import { recordingGuard } from '../recording-guard.ts'

const program = fileURLToPath(new URL('../../../dist/fixtures-server/main.js', import.meta.url))
const [request] = tables.requests

interface Server {
  url: string
  child: ChildProcess
}

let database: RunningDatabase
const servers = new Map<string, Server>()

beforeAll(async () => {
  database = await startPostgresql({ guard: recordingGuard() })
  await tables.seed(siteOf(database))
  for (const { id } of tables.strategies) servers.set(id, await startServer(id))
})

afterAll(async () => {
  for (const { child } of servers.values()) child.kill('SIGKILL')
  await database.stop()
})

describe('the tables scenario', () => {
  it('answers the same bytes both ways', async () => {
    const blocking = await get('blocking', request?.path)
    const offloaded = await get('offloaded', request?.path)
    expect(blocking.status).toBe(200)
    expect(offloaded.body).toBe(blocking.body)
    expect(JSON.parse(blocking.body)).toMatchObject({ org: 'acme', tables: { length: 100 } })
  })

  it('sees one organisation only, and none for which there are no tables', async () => {
    for (const { id } of tables.strategies) {
      const all = JSON.parse((await get(id, '/tables?org=acme')).body)
      const few = JSON.parse((await get(id, '/tables?org=globex')).body)
      const none = JSON.parse((await get(id, '/tables?org=nobody')).body)
      expect(all.totals.tables).toBeGreaterThan(few.totals.tables)
      expect(few.totals.tables).toBeGreaterThan(100)
      expect(none).toEqual({ org: 'nobody', totals: { tables: 0, records: 0, sizeBytes: 0, byStatus: {} }, tables: [] })
    }
  })

  it.each(['/tables', '/tables?org=', `/tables?org=${encodeURIComponent("x' OR true --")}`])(
    'refuses %s',
    async (path) => {
      expect((await get('blocking', path)).status).toBe(400)
      expect((await get('offloaded', path)).status).toBe(400)
    },
  )

  it('lets the canary wait for the database in the blocking way only', async () => {
    const blockingMs = await medianOfThree(() => longestCanaryWaitMs('blocking'))
    const offloadedMs = await medianOfThree(() => longestCanaryWaitMs('offloaded'))
    expect(blockingMs).toBeGreaterThan(120)
    expect(blockingMs).toBeLessThan(900)
    expect(offloadedMs).toBeLessThan(60)
  })

  it('ends in order on SIGTERM', async () => {
    for (const { child } of servers.values()) {
      child.kill('SIGTERM')
      expect(await once(child, 'exit')).toEqual([0, null])
    }
  })
})

describe('the sample server', () => {
  it.each([
    [['--scenario', 'tabels'], {}, 'There is no scenario "tabels". Known: tables,'],
    [['--strategy', 'fast'], {}, 'There is no strategy "fast". Known: blocking, offloaded.'],
    [[], { SAMPLE_SITE: '' }, 'Set SAMPLE_SITE to where the scenario was seeded'],
  ])('says what is wrong with %j %j', async (args, environment, words) => {
    const child = spawnServer(args, environment)
    const [said] = await once(child.stderr as NodeJS.ReadableStream, 'data')
    expect(String(said)).toContain(words)
    expect(await once(child, 'exit')).toEqual([2, null])
  })

  it.each(tables.strategies)('does not listen without its database ($id)', async ({ id }) => {
    const nobody = `postgres://me@127.0.0.1:${await findFreePort()}/test`
    const child = spawnServer(['--strategy', id], {
      SAMPLE_SITE: JSON.stringify(siteOf({ url: nobody, schema: 'none' })),
    })
    const [said] = await once(child.stderr as NodeJS.ReadableStream, 'data')
    expect(await once(child, 'exit')).toEqual([1, null])
    expect(String(said)).not.toContain('listening')
    expect(child.stdout?.read()).toBeNull()
  })

  it.each(tables.strategies)('outlives its database and answers 500 ($id)', async ({ id }) => {
    const own = await startPostgresql({ guard: recordingGuard() })
    const { url, child } = await startServer(id, { SAMPLE_SITE: JSON.stringify(siteOf(own)) })
    expect((await fetch(`${url}${request?.path}`)).status).toBe(404)
    await own.stop()
    expect((await fetch(`${url}${request?.path}`)).status).toBe(500)
    expect((await fetch(`${url}${tables.canary}`)).status).toBe(200)
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})

function siteOf({ url, schema }: DatabasePlace): ScenarioSite {
  return { databases: { postgresql: { url, schema } }, folder: '', isQuick: true }
}

function spawnServer(args: string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, [program, '--port', '0', ...args], {
    env: { ...process.env, SAMPLE_SITE: JSON.stringify(siteOf(database)), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function startServer(strategy: string, environment: NodeJS.ProcessEnv = {}): Promise<Server> {
  const child = spawnServer(['--strategy', strategy], environment)
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  const [, url] = /^listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(line)) ?? []
  if (url === undefined) throw new Error(`the server said: ${line}`)
  return { url, child }
}

async function get(strategy: string, path = '') {
  const response = await fetch(`${servers.get(strategy)?.url}${path}`)
  return { status: response.status, body: await response.text() }
}

/** Asks for the canary every few milliseconds while one request of the story is under way. */
async function longestCanaryWaitMs(strategy: string): Promise<number> {
  return longestCanaryWait(get(strategy, request?.path), async () => get(strategy, tables.canary))
}
