import { once } from 'node:events'
import { get as httpGet, type IncomingMessage } from 'node:http'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningDatabase } from '../../../src/fixtures-server/databases/database.ts'
import { duckdb } from '../../../src/fixtures-server/databases/duckdb.ts'
import { findMysqlProgram } from '../../../src/fixtures-server/databases/mysql/program.ts'
import { startMysql } from '../../../src/fixtures-server/databases/mysql.ts'
import { startPostgresql } from '../../../src/fixtures-server/databases/postgresql.ts'
import type { RowsDatabase } from '../../../src/fixtures-server/scenarios/rows/row-source.ts'
import { rows } from '../../../src/fixtures-server/scenarios/rows/rows.ts'
import type { ScenarioSite } from '../../../src/fixtures-server/scenarios/scenario.ts'
import { longestCanaryWait } from '../canary-wait.ts'
import { recordingGuard } from '../recording-guard.ts'
import { endRows, type SampleServer, startRows } from './rows/sample-server.ts'

const hasMysql = await findMysqlProgram().then(
  () => true,
  () => false,
)
const hasDuckdb = await import('@duckdb/node-api').then(
  () => true,
  () => false,
)
const noMysql = hasMysql ? '' : ' (skipped: no MySQL server; apt install mariadb-server-core)'
const noDuckdb = hasDuckdb ? '' : ' (skipped: no DuckDB; npm install @duckdb/node-api)'

const strategies = rows.strategies.map(({ id }) => id)
const started: RunningDatabase[] = []
const servers = new Map<string, SampleServer>()
let site: ScenarioSite
let ofPostgresql: string

beforeAll(async () => {
  const guard = recordingGuard()
  started.push(await startPostgresql({ guard }))
  if (hasMysql) started.push(await startMysql({ guard }))
  if (hasDuckdb) started.push(await duckdb.start({ guard }))
  const places = started.map(({ id, url, schema }) => [id, { url, schema }])
  site = { databases: Object.fromEntries(places), folder: '', isQuick: true }
  await rows.seed(site)
  for (const id of strategies) servers.set(id, await startRows(id, site))
  ofPostgresql = (await get('blocking', 'postgresql')).body
})

afterAll(async () => {
  for (const { child } of servers.values()) child.kill('SIGKILL')
  for (const database of started) await database.stop()
})

describe('the rows scenario', () => {
  it('exports every reading, in order', () => {
    const readings = JSON.parse(ofPostgresql) as Record<string, unknown>[]
    expect(readings.map(({ reading_id }) => reading_id)).toEqual(Array.from({ length: 100_000 }, (_, n) => n + 1))
    expect(readings[2]).toMatchObject({
      taken_at: '2025-01-01T00:01:30.000Z',
      received_at: '2025-01-01T00:01:30.003Z',
      sensor: 'sensor-4',
      note: 'calibrated against reference 3',
      battery_v: '3.03',
      channel_2: 233.215,
    })
  })

  const here: [RowsDatabase, boolean, string][] = [
    ['postgresql', true, ''],
    ['mysql', hasMysql, noMysql],
    ['duckdb', hasDuckdb, noDuckdb],
  ]
  for (const [database, isHere, why] of here) {
    it.skipIf(!isHere)(`answers the same bytes both ways, and from ${database} as from the others${why}`, async () => {
      for (const id of strategies) {
        const { status, type, body } = await get(id, database)
        expect({ status, type }).toEqual({ status: 200, type: 'application/json; charset=utf-8' })
        // Not toBe: a difference in megabytes of text is nothing to print.
        expect(body === ofPostgresql).toBe(true)
      }
    })
  }

  it.each(['', 'oracle', 'postgresql; DROP TABLE sensor_reading'])('refuses the database "%s"', async (database) => {
    for (const id of strategies) expect((await get(id, database)).status).toBe(400)
  })

  it('lets the canary wait in the blocking way only', async () => {
    const blockingMs = await longestCanaryWaitMs('blocking')
    expect(blockingMs).toBeGreaterThan(120)
    // No figure of its own: other programs make the canary wait too, and longer in both ways alike.
    expect(await longestCanaryWaitMs('offloaded')).toBeLessThan(blockingMs / 2)
  })

  it('gives the connection back when a client leaves in the middle', async () => {
    // More than the pool has.
    for (let client = 0; client < 12; client++) (await openExport('offloaded')).destroy()
    expect((await get('offloaded', 'postgresql')).status).toBe(200)
  })

  it('breaks the answer off when its connection dies, and goes on', async () => {
    const response = await openExport('offloaded')
    const broken = once(response.resume(), 'error')
    await endReadingConnections()
    expect(await broken).toMatchObject([{ code: 'ECONNRESET' }])
    const { body } = await get('offloaded', 'postgresql')
    expect(body === ofPostgresql).toBe(true)
  })

  it.each(strategies)('ends within two seconds of SIGTERM while a client reads slowly (%s)', async (id) => {
    const response = await openExport(id)
    response.on('error', () => {})
    const { exit, tookMs } = await endRows(servers.get(id) as SampleServer)
    expect(exit).toEqual([0, null])
    expect(tookMs).toBeLessThan(2_000)
  })

  it.each(strategies)('outlives its database, and has no other than it was given (%s)', async (id) => {
    const own = await startPostgresql({ guard: recordingGuard() })
    const { url, schema } = own
    const server = await startRows(id, { databases: { postgresql: { url, schema } }, folder: '', isQuick: true })
    expect((await fetch(`${server.url}/rows?database=duckdb`)).status).toBe(404)
    await own.stop()
    expect((await fetch(`${server.url}/rows?database=postgresql`)).status).toBe(500)
    expect((await fetch(`${server.url}${rows.canary}`)).status).toBe(200)
    expect((await endRows(server)).exit).toEqual([0, null])
  })
})

async function get(strategy: string, database: string) {
  const response = await fetch(`${servers.get(strategy)?.url}/rows?database=${encodeURIComponent(database)}`)
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text() }
}

/** The head of an answer that nobody reads on from. */
function openExport(strategy: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const url = `${servers.get(strategy)?.url}/rows?database=postgresql`
    httpGet(url, { agent: false }, resolve).on('error', reject)
  })
}

/** Ends the server's connections that read the table. */
async function endReadingConnections(): Promise<void> {
  const client = new Client({ connectionString: site.databases.postgresql?.url })
  await client.connect()
  const { rowCount } = await client.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE query LIKE '%sensor_reading%' AND pid <> pg_backend_pid() AND state <> 'idle'`,
  )
  await client.end()
  expect(rowCount).toBe(1)
}

/** Asks for the canary every few milliseconds while one export is under way. */
async function longestCanaryWaitMs(strategy: string): Promise<number> {
  return longestCanaryWait(get(strategy, 'postgresql'), async () =>
    (await fetch(`${servers.get(strategy)?.url}${rows.canary}`)).text(),
  )
}
