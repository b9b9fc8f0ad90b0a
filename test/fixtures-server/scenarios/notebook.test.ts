import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import {
  DatabaseError,
  type DatabaseId,
  type RunningDatabase,
} from '../../../src/fixtures-server/databases/database.ts'
import { databases } from '../../../src/fixtures-server/databases/databases.ts'
import type { QueryDatabaseId } from '../../../src/fixtures-server/databases/query-database.ts'
import type { CellId, Notebook } from '../../../src/fixtures-server/scenarios/notebook/cell.ts'
import { pageCells } from '../../../src/fixtures-server/scenarios/notebook/cell.ts'
import { type SeededDatabase, writeCells } from '../../../src/fixtures-server/scenarios/notebook/cells.ts'
import { completionOrder } from '../../../src/fixtures-server/scenarios/notebook/completion-order/experiment.ts'
import { findHomes } from '../../../src/fixtures-server/scenarios/notebook/homes.ts'
import { notebook } from '../../../src/fixtures-server/scenarios/notebook/notebook.ts'
import { openNotebook, saveNotebook } from '../../../src/fixtures-server/scenarios/notebook/notebook-file.ts'
import { type Lab, placeOf, type ScenarioSite } from '../../../src/fixtures-server/scenarios/scenario.ts'
import { longestCanaryWait, medianOfThree } from '../canary-wait.ts'
import { recordingGuard } from '../recording-guard.ts'
import { builtDatabases, builtNotebook } from './notebook/built.ts'
import { runCell, type Server, startNotebook } from './notebook/server.ts'

// As built: the watch beside a batch is a thread, started by its file.
const { sendBatch } = (await import(
  new URL('../../../dist/fixtures-server/scenarios/notebook/pool-size/batch.js', import.meta.url).href
)) as typeof import('../../../src/fixtures-server/scenarios/notebook/pool-size/batch.ts')

const strategies = notebook.strategies.map(({ id }) => id)
const { signal } = new AbortController()
const up: RunningDatabase[] = []
const servers = new Map<string, Server>()
let site: ScenarioSite
let file: Notebook

beforeAll(async () => {
  site = { databases: {}, folder: await mkdtemp(join(tmpdir(), 'loopcheck-notebook-test-')), isQuick: true }
  for (const id of ['postgresql', 'mysql', 'sqlite'] as const) await addDatabase(site, id)
  await (await builtNotebook()).seed(site)
  file = await openNotebook(site.folder)
  for (const id of strategies) servers.set(id, await startNotebook(id, site))
})

afterAll(async () => {
  for (const { child } of servers.values()) child.kill('SIGKILL')
  await Promise.allSettled(up.map((database) => database.stop()))
  await rm(site.folder, { recursive: true, force: true })
})

describe('the notebook scenario', () => {
  it('answers the same bytes both ways, every cell on every database it has', async () => {
    const all = file.cells.map(({ id, database }) => ({ cell: id, database }))
    expect(all.length).toBeGreaterThanOrEqual(5)
    for (const request of all) {
      const blocking = await runCell(originOf('blocking'), request)
      expect(blocking.status).toBe(200)
      expect(await runCell(originOf('offloaded'), request)).toEqual(blocking)
      expect(JSON.parse(blocking.text)).toMatchObject({ ...request, rows: expect.arrayContaining([expect.anything()]) })
    }
  })

  it('computes what the cells say: a hundred sensors, and the latest reading', async () => {
    const origin = originOf('offloaded')
    const slow = JSON.parse((await runCell(origin, { cell: 'slow' })).text)
    expect(slow).toMatchObject({ database: 'postgresql', rows: { length: 100 } })
    expect(slow.columns).toEqual(['sensor', 'readings', 'travelled', 'largest_step'])
    const fast = JSON.parse((await runCell(origin, { cell: 'fast' })).text)
    expect(fast.rows).toEqual([expect.objectContaining({ id: file.cells[1]?.params[0] })])
  })

  it('takes the home of a cell where no database is asked for', async () => {
    for (const id of pageCells) {
      const home = file.cells.find((cell) => cell.id === id)?.database
      const plain = await runCell(originOf('offloaded'), { cell: id })
      expect(plain).toEqual(await runCell(originOf('offloaded'), { cell: id, database: home }))
    }
  })

  it.each([
    ['nothing', '', 400],
    ['no JSON', '{', 400],
    ['no cell', {}, 400],
    ['a cell that is no name', { cell: '../slow' }, 400],
    ['a number', { cell: 7 }, 400],
    ['a database that is no name', { cell: 'fast', database: 'a b' }, 400],
    ['a cell that nobody wrote', { cell: 'huge' }, 404],
    ['a database that the cell has not', { cell: 'slow', database: 'sqlite' }, 404],
  ])('refuses %s', async (_what, body, status) => {
    for (const id of strategies) expect((await runCell(originOf(id), body)).status).toBe(status)
  })

  it('is answered in the order of sending when blocking, the fastest first when offloaded', async () => {
    const [finding] = await completionOrder.measure(labOf())
    expect(finding?.checks?.slice(0, 2).map(({ isMet, measured }) => ({ isMet, measured }))).toEqual([
      { isMet: true, measured: 'slow, fast, medium in 3 of 3 rounds' },
      { isMet: true, measured: 'fast, medium, slow in 3 of 3 rounds' },
    ])
    const [blocking, offloaded] = finding?.clock?.sections.map(({ spans }) => spans[1]) ?? []
    expect(blocking).toMatchObject({ tone: 'waits' })
    expect(blocking?.toMs).toBeGreaterThan(200)
    expect(offloaded?.toMs).toBeLessThan(100)
  })

  it('lets the canary wait in the blocking way only', async () => {
    const blockingMs = await medianOfThree(() => longestCanaryWaitMs('blocking'))
    const offloadedMs = await medianOfThree(() => longestCanaryWaitMs('offloaded'))
    expect(blockingMs).toBeGreaterThan(150)
    expect(blockingMs).toBeLessThan(1_500)
    expect(offloadedMs).toBeLessThan(60)
  })

  it('answers more waiting queries at a time with a larger pool', async () => {
    const wallsMs: number[] = []
    for (const size of ['4', '20']) {
      const { origin, child } = await startNotebook('offloaded', site, { NOTEBOOK_POOL_SIZE: size })
      onTestFinished(() => void child.kill('SIGKILL'))
      await sendBatch(origin, 'pause', signal)
      wallsMs.push((await sendBatch(origin, 'pause', signal)).wallMs)
      child.kill('SIGTERM')
      expect(await once(child, 'exit')).toEqual([0, null])
    }
    // Twenty pauses of 100 ms: five rows of four, or one of twenty.
    expect(wallsMs[0]).toBeGreaterThan(490)
    expect(wallsMs[1]).toBeLessThan(400)
  })

  it('says which pool size it cannot take', async () => {
    await expect(startNotebook('offloaded', site, { NOTEBOOK_POOL_SIZE: 'many' })).rejects.toThrow(
      'NOTEBOOK_POOL_SIZE must be a whole number from 1 to 9999, got "many".',
    )
  })

  it('ends in order on SIGTERM, with a cell under way', async () => {
    for (const { origin, child } of servers.values()) {
      const underWay = runCell(origin, { cell: 'slow' })
      await delay(50)
      const startMs = performance.now()
      child.kill('SIGTERM')
      expect(await once(child, 'exit')).toEqual([0, null])
      expect(performance.now() - startMs).toBeLessThan(2_000)
      expect((await underWay).status).toBe(200)
    }
  })
})

describe('the notebook without MySQL', () => {
  it('runs its cells elsewhere, says so, and outlives PostgreSQL', async () => {
    const own = await makeSmallSite(['postgresql', 'sqlite'])
    const both = await Promise.all(strategies.map((strategy) => startNotebook(strategy, own)))
    onTestFinished(() => {
      for (const { child } of both) child.kill('SIGKILL')
    })
    onTestFinished(() => both.forEach(({ child }) => void child.kill('SIGKILL')))
    for (const { origin } of both) {
      const { cells } = (await (await fetch(`${origin}/notebook`)).json()) as Notebook
      expect(cells[2]).toMatchObject({ id: 'medium', database: 'sqlite', note: 'not here: MySQL' })
      expect(await statuses(origin, pageCells)).toEqual([200, 200, 200])
    }
    await up.find(({ url }) => url === own.databases.postgresql?.url)?.stop()
    for (const { origin, child } of both) {
      expect(await statuses(origin, pageCells)).toEqual([500, 200, 200])
      expect((await fetch(`${origin}${notebook.canary}`)).status).toBe(200)
      child.kill('SIGTERM')
      expect(await once(child, 'exit')).toEqual([0, null])
    }
  })
})

/** Starts a database and notes its place; one that this machine lacks is left out, and its cells run elsewhere. */
async function addDatabase({ databases: places }: ScenarioSite, id: DatabaseId): Promise<void> {
  try {
    const database = await (await databases[id]?.())?.start({ guard: recordingGuard() })
    if (database === undefined) return
    up.push(database)
    places[id] = { url: database.url, schema: database.schema }
  } catch (error) {
    if (!(error instanceof DatabaseError && error.reason === 'not-here')) throw error
  }
}

/** A site of its own with a few readings; its databases end with the file. */
async function makeSmallSite(ids: readonly QueryDatabaseId[]): Promise<ScenarioSite> {
  const folder = await mkdtemp(join(tmpdir(), 'loopcheck-notebook-test-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const own: ScenarioSite = { databases: {}, folder, isQuick: true }
  const seeded = new Map<QueryDatabaseId, SeededDatabase>()
  for (const id of ids) {
    await addDatabase(own, id)
    const database = await (await builtDatabases())[id]?.()
    await database?.seedReadings(placeOf(own, id), 1_000)
    if (database !== undefined) seeded.set(id, { database, rows: 1_000 })
  }
  await saveNotebook(folder, { cells: writeCells(findHomes(ids), seeded) })
  return own
}

function originOf(strategy: string): string {
  return String(servers.get(strategy)?.origin)
}

/** A lab whose servers run without the probe: what is tested is the order, not the stalls. */
function labOf(): Lab {
  const figures = { stalls: 0, longestMs: 0, blockedMs: 0, durationMs: 0, cpuMs: 0, rssBytes: 0 }
  return {
    ...{ site, strategies, signal },
    isQuick: true,
    start: async (strategy) => ({ origin: originOf(strategy), pid: 0, stop: async () => figures }),
  }
}

async function statuses(origin: string, cells: readonly CellId[]): Promise<number[]> {
  const seen: number[] = []
  for (const cell of cells) seen.push((await runCell(origin, { cell })).status)
  return seen
}

/** Asks for the canary every few milliseconds while the slow cell is under way. */
async function longestCanaryWaitMs(strategy: string): Promise<number> {
  const origin = originOf(strategy)
  return longestCanaryWait(runCell(origin, { cell: 'slow' }), async () =>
    (await fetch(`${origin}${notebook.canary}`)).text(),
  )
}
