import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEvents } from '../../../src/fixtures-server/scenarios/runs/client/read-events.ts'
import { type Call, send, sendUntilTaken } from '../../../src/fixtures-server/scenarios/runs/client/request.ts'
import { waitForEnd } from '../../../src/fixtures-server/scenarios/runs/client/wait-for-end.ts'
import type { RunView } from '../../../src/fixtures-server/scenarios/runs/run.ts'
import type { RunEvent } from '../../../src/fixtures-server/scenarios/runs/run-event.ts'
import { runs } from '../../../src/fixtures-server/scenarios/runs/runs.ts'
import { makeCsv } from '../../../src/fixtures-server/scenarios/runs/sample/make-csv.ts'
import type { Dataset, RunsStatus } from '../../../src/fixtures-server/scenarios/runs/service.ts'
import { longestCanaryWait, medianOfThree } from '../canary-wait.ts'

const program = fileURLToPath(new URL('../../../dist/fixtures-server/main.js', import.meta.url))
const strategies = runs.strategies.map(({ id }) => id)
const file = makeCsv({ rows: 300, seed: 1 })
const eventNames = ['started', ...Array.from({ length: 8 }, () => 'progress'), 'result', 'done']

interface Server {
  origin: string
  child: ChildProcess
}

let folder: string
const started: ChildProcess[] = []
const servers: Record<string, Server> = {}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'loopcheck-runs-test-'))
  await runs.seed({ databases: {}, folder, isQuick: true })
  for (const id of strategies) servers[id] = await startServer(id)
})

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL')
  await rm(folder, { recursive: true })
})

describe('the runs scenario', () => {
  it('answers the same bytes both ways, from the upload to the result', async () => {
    const [blocking, offloaded] = await Promise.all(strategies.map((id) => runs.answers?.(originOf(id))))
    expect(offloaded).toBe(blocking)
    expect(blocking).toMatch(/^201 \{"datasetId":.*\n.*: done, 1\n200 \{"rows":\d{5,},"columns":\[\{"name":"order"/)
  })

  it('answers its load the same both ways, and keeps it once', async () => {
    const answers = await Promise.all(strategies.flatMap((id) => [sendLoad(id), sendLoad(id)]))
    expect(new Set(answers).size).toBe(1)
    for (const id of strategies) {
      const before = await statusOf(originOf(id))
      await sendLoad(id)
      expect((await statusOf(originOf(id))).datasets).toBe(before.datasets)
    }
  })

  it.each(strategies)('refuses what makes no sense (%s)', async (id) => {
    const call = callTo(originOf(id))
    const post = async (path: string, body: Uint8Array | object, as = call) =>
      (await send(as, 'POST', path, body)).status
    expect({
      nobody: await post('/runs/datasets', file, { ...call, user: '' }),
      strange: await post('/runs/datasets', file, { ...call, user: 'a b' }),
      noSample: await post('/runs/datasets', { sample: 'none' }),
      noCsv: await post('/runs/datasets', new TextEncoder().encode('a,b\n1\n')),
      noUtf8: await post('/runs/datasets', Uint8Array.of(0xff, 0xfe)),
      tooLarge: await statusOfAnnounced(originOf(id), 8 * 1024 * 1024 + 1),
      noDataset: await post('/runs', {}),
      unknownDataset: await post('/runs', { datasetId: 'unknown' }),
    }).toEqual({
      ...{ nobody: 400, strange: 400, noSample: 400, noCsv: 400, noUtf8: 400, tooLarge: 413 },
      ...{ noDataset: 400, unknownDataset: 404 },
    })
    for (const path of ['/runs/unknown', '/runs/unknown/result', '/runs/unknown/events']) {
      expect((await send(call, 'GET', path)).status).toBe(404)
    }
    const headers = { 'x-user': 'ada', 'last-event-id': 'x' }
    expect((await fetch(`${originOf(id)}/runs/unknown/events`, { headers })).status).toBe(400)
    expect((await fetch(`${originOf(id)}/runs/datasets`, { method: 'POST', headers })).status).toBe(400)
  })

  it('serves a page to try it by hand', async () => {
    const response = await fetch(`${originOf('offloaded')}${runs.page}`)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await response.text()).toContain('new EventSource(')
  })

  it('lets the canary wait for an upload in the blocking way only', async () => {
    const blockingMs = await medianOfThree(() => longestCanaryWaitMs('blocking'))
    const offloadedMs = await medianOfThree(() => longestCanaryWaitMs('offloaded'))
    expect(blockingMs).toBeGreaterThan(150)
    // A busy machine makes both longer.
    expect(offloadedMs).toBeLessThan(blockingMs / 3)
  })
})

describe('events of a run', () => {
  it('come in order, name their run and dataset, and come again for who is late (offloaded)', async () => {
    const call = callTo(originOf('offloaded'))
    const { runId, checksum } = await startRun(call)
    const live = await collect(readEvents(call, runId))
    await waitForEnd(call, runId, 20)
    const late = await collect(readEvents(call, runId))
    expect(live.map(({ id, name }) => [id, name])).toEqual(eventNames.map((name, index) => [index + 1, name]))
    expect(new Set(live.map(({ data }) => `${data.runId} ${data.dataset}`))).toEqual(new Set([`${runId} ${checksum}`]))
    expect(late).toEqual(live)
  })

  it('go on behind Last-Event-ID (offloaded)', async () => {
    const call = callTo(originOf('offloaded'))
    const { runId } = await startRun(call)
    await waitForEnd(call, runId, 20)
    const rest = await collect(readEvents(call, runId, { afterId: 9 }))
    expect(rest.map(({ id, name }) => `${id} ${name}`)).toEqual(['10 result', '11 done'])
  })

  it('are gone for who is late (blocking)', async () => {
    const call = callTo(originOf('blocking'))
    const { runId } = await startRun(call)
    await waitForEnd(call, runId, 20)
    const patient = { ...call, signal: AbortSignal.timeout(500) }
    await expect(collect(readEvents(patient, runId))).rejects.toThrow('timeout')
  })

  it('outlive a reader that goes (offloaded)', async () => {
    const call = callTo(originOf('offloaded'))
    const { datasetId } = await sendUntilTaken<Dataset>(call, '/runs/datasets', { sample: 'large' })
    const { runId } = await sendUntilTaken<RunView>(call, '/runs', { datasetId })
    for await (const { name } of readEvents(call, runId)) if (name === 'started') break
    expect((await waitForEnd(call, runId, 20)).state).toBe('done')
    expect((await collect(readEvents(call, runId))).at(-1)?.name).toBe('done')
  })
})

describe('what many users share', () => {
  it.each([
    ['blocking', 200],
    ['offloaded', 404],
  ])('a stranger is answered in the %s way with %i', async (id, status) => {
    const call = callTo(originOf(id))
    const { runId } = await startRun(call)
    await waitForEnd(call, runId, 20)
    const stranger = { ...call, user: 'stranger' }
    expect((await send(call, 'GET', `/runs/${runId}/result`)).status).toBe(200)
    expect((await send(stranger, 'GET', `/runs/${runId}`)).status).toBe(status)
    expect((await send(stranger, 'GET', `/runs/${runId}/result`)).status).toBe(status)
  })

  it('a dataset is its uploader’s alone (offloaded)', async () => {
    const call = callTo(originOf('offloaded'))
    const { datasetId } = await sendUntilTaken<Dataset>(call, '/runs/datasets', file)
    expect((await send({ ...call, user: 'stranger' }, 'POST', '/runs', { datasetId })).status).toBe(404)
  })

  it.each(strategies)('places for runs run out, and the limit holds in the offloaded way only (%s)', async (id) => {
    const { origin } = await startServer(id, { MAX_CONCURRENT_RUNS: '1' })
    const call = callTo(origin)
    const { datasetId } = await sendUntilTaken<Dataset>(call, '/runs/datasets', { sample: 'large' })
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(call, 'POST', '/runs', { datasetId })))
    const taken = answers.filter(({ status }) => status === 202).length
    const { mostActive } = (await statusOf(origin)).runs
    if (id === 'offloaded') expect([taken, mostActive]).toEqual([1, 1])
    else expect(mostActive).toBeGreaterThan(1)
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBe(12 - taken)
    expect(refused.every(({ retryAfterS }) => retryAfterS === 1)).toBe(true)
  })

  it('datasets and runs go after their TTL (offloaded)', async () => {
    const { origin } = await startServer('offloaded', { RUNS_TTL_MS: '1000' })
    const call = callTo(origin)
    const { runId, datasetId } = await startRun(call)
    await waitForEnd(call, runId, 20)
    expect(await statusOf(origin)).toMatchObject({ runs: { active: 0, known: 1 }, datasets: 1 })
    await delay(1_700)
    expect(await statusOf(origin)).toMatchObject({ runs: { active: 0, known: 0 }, datasets: 0 })
    expect((await send(call, 'GET', `/runs/${runId}`)).status).toBe(404)
    expect((await send(call, 'POST', '/runs', { datasetId })).status).toBe(404)
  })
})

describe('the end', () => {
  it.each(strategies)('comes in order on SIGTERM, with a run and its reader under way (%s)', async (id) => {
    const { origin, child } = await startServer(id)
    const call = callTo(origin)
    const { datasetId } = await sendUntilTaken<Dataset>(call, '/runs/datasets', { sample: 'large' })
    const { runId } = await sendUntilTaken<RunView>(call, '/runs', { datasetId })
    const reading = collect(readEvents(call, runId)).catch(() => [])
    await delay(50)
    const startMs = performance.now()
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(performance.now() - startMs).toBeLessThan(2_000)
    await reading
  })

  it('does not wait for connections that nobody has used yet', async () => {
    const { origin, child } = await startServer('blocking')
    const unused = connect(Number(new URL(origin).port), '127.0.0.1')
    await once(unused, 'connect')
    await send(callTo(origin), 'GET', '/runs/status')
    const startMs = performance.now()
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([0, null])
    expect(performance.now() - startMs).toBeLessThan(2_000)
  })

  it('is immediate with a setting that makes no sense, and names it', async () => {
    const child = spawnServer('offloaded', { MAX_CONCURRENT_RUNS: 'all' })
    const [said] = await once(child.stderr as NodeJS.ReadableStream, 'data')
    expect(String(said)).toContain('MAX_CONCURRENT_RUNS must be a whole number')
    expect(await once(child, 'exit')).toEqual([1, null])
  })
})

function spawnServer(strategy: string, settings: Record<string, string> = {}): ChildProcess {
  const site = { databases: {}, folder, isQuick: true }
  const child = spawn(process.execPath, [program, '--scenario', 'runs', '--strategy', strategy], {
    env: { ...process.env, SAMPLE_SITE: JSON.stringify(site), ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  started.push(child)
  return child
}

async function startServer(strategy: string, settings?: Record<string, string>): Promise<Server> {
  const child = spawnServer(strategy, settings)
  const [line] = await once(child.stdout as NodeJS.ReadableStream, 'data')
  const [, origin] = /^listening on (http:\/\/127\.0\.0\.1:\d+)\n$/.exec(String(line)) ?? []
  if (origin === undefined) throw new Error(`the server said: ${line}`)
  return { origin, child }
}

function originOf(strategy: string): string {
  return servers[strategy]?.origin ?? ''
}

function callTo(origin: string): Call {
  return { origin, user: 'ada', signal: AbortSignal.timeout(20_000) }
}

async function startRun(call: Call): Promise<{ runId: string; datasetId: string; checksum: string }> {
  const { datasetId, checksum } = await sendUntilTaken<Dataset>(call, '/runs/datasets', file)
  const { runId } = await sendUntilTaken<RunView>(call, '/runs', { datasetId })
  return { runId, datasetId, checksum }
}

async function sendLoad(strategy: string): Promise<string> {
  const [{ path, ...request } = { path: '' }] = runs.requests
  const response = await fetch(`${originOf(strategy)}${path}`, request)
  return `${response.status} ${await response.text()}`
}

async function statusOf(origin: string): Promise<RunsStatus> {
  return JSON.parse((await send(callTo(origin), 'GET', '/runs/status')).text)
}

async function collect(events: AsyncIterable<RunEvent>): Promise<RunEvent[]> {
  const collected: RunEvent[] = []
  for await (const event of events) collected.push(event)
  return collected
}

/** Asks for the canary every few milliseconds while one upload is under way. */
async function longestCanaryWaitMs(strategy: string): Promise<number> {
  return longestCanaryWait(sendLoad(strategy), async () => (await fetch(`${originOf(strategy)}${runs.canary}`)).text())
}

/** What an upload of that size is answered before any of it is sent: a client that sends on meets a closed connection. */
async function statusOfAnnounced(origin: string, sizeBytes: number): Promise<number> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  const headers = ['Host: here', 'X-User: ada', 'Content-Type: text/csv', `Content-Length: ${sizeBytes}`]
  socket.write(`POST /runs/datasets HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`)
  const [answer] = await once(socket, 'data')
  socket.destroy()
  return Number(/^HTTP\/1\.1 (\d+)/.exec(String(answer))?.[1])
}
