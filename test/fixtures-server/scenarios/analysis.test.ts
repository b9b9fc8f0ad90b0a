import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DatabaseError, RunningDatabase } from '../../../src/fixtures-server/databases/database.ts'
import { startRedis } from '../../../src/fixtures-server/databases/redis.ts'
import { analysis } from '../../../src/fixtures-server/scenarios/analysis/analysis.ts'
import { writeLines } from '../../../src/fixtures-server/scenarios/analysis/dataset/write-lines.ts'
import { readTree } from '../../../src/fixtures-server/scenarios/analysis/experiments/process-tree.ts'
import type { ScenarioSite } from '../../../src/fixtures-server/scenarios/scenario.ts'
import { longestCanaryWait } from '../canary-wait.ts'
import { recordingGuard } from '../recording-guard.ts'

const program = fileURLToPath(new URL('../../../dist/fixtures-server/main.js', import.meta.url))
const redis = await startRedis({ guard: recordingGuard() }).catch((error: DatabaseError) => error)
const isRedisHere = 'stop' in redis
const whyNoRedis = isRedisHere ? '' : ` (job-queue skipped: ${redis.why}. ${redis.how})`
const strategies = analysis.strategies.map(({ id }) => id).filter((id) => isRedisHere || id !== 'job-queue')
const sampleRows = 100_000

interface Server {
  url: string
  child: ChildProcess
}

let site: ScenarioSite
const servers = new Map<string, Server>()

beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'loopcheck-analysis-'))
  site = siteOf(folder, isRedisHere ? redis : undefined)
  await writeLines(join(folder, 'sample.csv'), sampleRows)
  await writeLines(join(folder, 'full.csv'), 1_000)
  await writeLines(join(folder, 'takings.csv'), 5_000)
  await Promise.all(strategies.map(async (id) => servers.set(id, await startServer(id))))
}, 20_000)

afterAll(async () => {
  for (const { child } of servers.values()) child.kill('SIGKILL')
  if (isRedisHere) await redis.stop()
  await rm(site.folder, { recursive: true, force: true })
})

describe(`the analysis scenario${whyNoRedis}`, () => {
  it('answers the same bytes by every strategy', async () => {
    const inline = await get('inline', '/analysis?dataset=sample')
    expect(JSON.parse(inline.body)).toMatchObject({
      rows: sampleRows,
      columns: { length: 8 },
      correlations: { length: 10 },
    })
    for (const id of strategies) {
      const answer = await get(id, '/analysis?dataset=sample')
      expect(answer.status, id).toBe(200)
      expect(answer.body, id).toBe(inline.body)
    }
  })

  it('answers two who ask for different datasets at the same time each their own', async () => {
    for (const id of strategies) {
      const [full, sample] = await Promise.all(['full', 'sample'].map((name) => get(id, `/analysis?dataset=${name}`)))
      expect(JSON.parse(full?.body ?? '').rows, id).toBe(1_000)
      expect(JSON.parse(sample?.body ?? '').rows, id).toBe(sampleRows)
    }
  })

  it.each(['/analysis', '/analysis?dataset=', '/analysis?dataset=../../etc/passwd'])('refuses %s', async (path) => {
    for (const id of strategies) expect((await get(id, path)).status, id).toBe(400)
  })

  it('tells what an analysis cost', async () => {
    for (const id of strategies) {
      await get(id, '/analysis?dataset=full')
      const { wallMs, pieces, copiedBytes } = JSON.parse((await get(id, '/analysis/cost')).body)
      const phases = pieces.flat().map(({ phase }: { phase: string }) => phase)
      expect(phases, id).toEqual(expect.arrayContaining(['parse', 'infer', 'statistics', 'correlation']))
      expect(wallMs, id).toBeGreaterThan(0)
      expect(copiedBytes > 0, id).toBe(['worker-pool', 'process-pool', 'job-queue'].includes(id))
    }
  })

  it('lets the canary wait for the inline analysis only', async () => {
    expect(await leastOfThree(() => longestCanaryWaitMs('inline'))).toBeGreaterThan(100)
    for (const id of strategies.filter((one) => one !== 'inline'))
      expect(await leastOfThree(() => longestCanaryWaitMs(id)), id).toBeLessThan(60)
  })

  it('gives what the rows come to, whatever comes back from the worker', async () => {
    const { url, child } = await startServer('inline', { ANALYSIS_ROWS: 'on' })
    const ways = ['inline', 'slices', 'clone', 'transfer', 'aggregate']
    const answers = await Promise.all(
      ways.map(async (way) => (await fetch(`${url}/analysis/takings?by=${way}`)).text()),
    )
    expect(new Set(answers).size).toBe(1)
    expect(JSON.parse(answers[0] ?? '').rows).toBe(5_000)
    expect((await fetch(`${url}/analysis/takings?by=post`)).status).toBe(400)
    await endsInOrder(child)
    expect((await get('inline', '/analysis/takings?by=inline')).status).toBe(404)
  })

  it('answers 500 for a file that is none, and goes on', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'loopcheck-analysis-'))
    await writeFile(join(folder, 'sample.csv'), 'a,b\n1,2\n1,2,3\n')
    await writeFile(join(folder, 'full.csv'), 'a,b\n1,2\n')
    const goOn = async (id: string) => {
      const { url, child } = await startServer(id, { SAMPLE_SITE: JSON.stringify({ ...site, folder }) })
      expect((await fetch(`${url}/analysis?dataset=sample`)).status, id).toBe(500)
      expect((await fetch(`${url}/analysis?dataset=full`)).status, id).toBe(200)
      child.kill('SIGKILL')
    }
    await Promise.all(strategies.map(goOn))
    await rm(folder, { recursive: true, force: true })
  })

  it('ends in order on SIGTERM', async () => {
    for (const id of strategies) {
      const { child } = servers.get(id) as Server
      const children = childrenOf(child)
      await endsInOrder(child)
      expect(await areGone(children), id).toBe(true)
    }
  })

  it.skipIf(process.platform !== 'linux')('takes its processes along, also when it is killed at work', async () => {
    for (const id of strategies.filter((one) => one === 'process-pool' || one === 'job-queue')) {
      const { url, child } = await startServer(id, { ANALYSIS_WORKERS: '3' })
      const children = childrenOf(child)
      expect(children, id).toHaveLength(3)
      const cut = fetch(`${url}/analysis?dataset=sample`).catch((error: Error) => error)
      await delay(100)
      child.kill('SIGKILL')
      expect(await cut).toBeInstanceOf(Error)
      expect(await areGone(children), id).toBe(true)
    }
  })

  it.skipIf(process.platform !== 'linux')('replaces a process that ends', async () => {
    const { url, child } = await startServer('process-pool', { ANALYSIS_WORKERS: '1' })
    const [only] = childrenOf(child)
    expect((await fetch(`${url}/analysis?dataset=full`)).status).toBe(200)
    const beforeMs = readTree(Number(only))?.cpuMs ?? 0
    const answer = fetch(`${url}/analysis?dataset=sample`)
    while ((readTree(Number(only))?.cpuMs ?? 0) < beforeMs + 20) await delay(1)
    process.kill(Number(only), 'SIGKILL')
    expect((await answer).status).toBe(500)
    expect((await fetch(`${url}/analysis?dataset=full`)).status).toBe(200)
    await endsInOrder(child)
  })

  it.skipIf(!isRedisHere)(
    'outlives its queue, answers 500, and ends in order',
    async () => {
      const own = await startRedis({ guard: recordingGuard() })
      const { url, child } = await startServer('job-queue', { SAMPLE_SITE: JSON.stringify(siteOf(site.folder, own)) })
      expect((await fetch(`${url}/analysis?dataset=full`)).status).toBe(200)
      await own.stop()
      expect((await fetch(`${url}/analysis?dataset=full`)).status).toBe(500)
      expect((await fetch(`${url}/health`)).status).toBe(200)
      await endsInOrder(child)
    },
    15_000,
  )
})

function siteOf(folder: string, place: RunningDatabase | undefined): ScenarioSite {
  const databases = place === undefined ? {} : { redis: { url: place.url, schema: place.schema } }
  return { databases, folder, isQuick: true }
}

async function startServer(strategy: string, environment: NodeJS.ProcessEnv = {}): Promise<Server> {
  const child = spawn(process.execPath, [program, '--scenario', 'analysis', '--strategy', strategy], {
    env: { ...process.env, SAMPLE_SITE: JSON.stringify(site), ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  const [, url] = /^listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(line)) ?? []
  if (url === undefined) throw new Error(`the server said: ${line}`)
  return { url, child }
}

async function get(strategy: string, path: string) {
  const response = await fetch(`${servers.get(strategy)?.url}${path}`)
  return { status: response.status, body: await response.text() }
}

async function endsInOrder(child: ChildProcess): Promise<void> {
  const startMs = performance.now()
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(performance.now() - startMs).toBeLessThan(2_000)
}

/** Linux only: elsewhere none. */
function childrenOf({ pid }: ChildProcess): number[] {
  if (process.platform !== 'linux') return []
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
}

async function areGone(pids: readonly number[]): Promise<boolean> {
  for (let waitedMs = 0; waitedMs < 3_000; waitedMs += 50) {
    if (!pids.some(isRunning)) return true
    await delay(50)
  }
  return false
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

/** Asks for the canary every few milliseconds while one analysis is under way. */
async function longestCanaryWaitMs(strategy: string): Promise<number> {
  return longestCanaryWait(get(strategy, '/analysis?dataset=sample'), async () => get(strategy, '/health'))
}

/** What the server does itself is in all of them; what else the machine does is not. */
async function leastOfThree(measure: () => Promise<number>): Promise<number> {
  return Math.min(await measure(), await measure(), await measure())
}
