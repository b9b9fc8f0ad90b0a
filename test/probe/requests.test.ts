import { execFileSync } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { RequestRef } from '../../src/model.ts'
import { markedLine, type ProbedRun, runProbed, stallsAt, targetNode } from './run-program.ts'

describe('a stall in a request', () => {
  it('carries its method, path without query, and folded route with node:http', async () => {
    const run = await serve('serves-requests.mjs', async (origin) => {
      await get(`${origin}/fast`)
      await get(`${origin}/slow/4711?secret=yes`)
    })
    expect(blamed(run, 'serves-requests.mjs', 'slow')).toEqual([
      { id: 2, method: 'GET', path: '/slow/4711', route: '/slow/:id' },
    ])
    expect(JSON.stringify(run.recording.processes)).not.toContain('secret')
  })

  it('carries the pattern of a router that is mounted in Express', async () => {
    const run = await serve('serves-with-express.mjs', async (origin) => {
      await get(`${origin}/shop/items/blue`)
    })
    const [request] = blamed(run, 'serves-with-express.mjs', 'item')
    expect(request).toMatchObject({ path: '/shop/items/blue', route: '/shop/items/:item' })
    expect([...run.process.routes.values()]).toMatchObject([{ method: 'GET', route: '/shop/items/:item' }])
  })

  it('carries the pattern of a plugin with a prefix in Fastify', async () => {
    const run = await serve('serves-with-fastify.mjs', async (origin) => {
      await get(`${origin}/shop/items/blue`)
    })
    const [request] = blamed(run, 'serves-with-fastify.mjs', 'item')
    expect(request).toMatchObject({ path: '/shop/items/blue', route: '/shop/items/:item' })
    expect([...run.process.routes.values()]).toMatchObject([{ method: 'GET', route: '/shop/items/:item' }])
  })

  it('belongs to the one of several requests in flight that ran', async () => {
    const run = await serve('serves-requests.mjs', async (origin) => {
      const waiting = [1, 2, 3].map(() => get(`${origin}/waits`))
      await delay(30)
      await Promise.all([...waiting, get(`${origin}/slow/1`), get(`${origin}/fast`)])
    })
    const paths = blamed(run, 'serves-requests.mjs', 'slow').map((request) => request?.path)
    expect(paths).toEqual(['/slow/1'])
    const [found] = stallsAt(run.process, 'serves-requests.mjs', markedLine('serves-requests.mjs', 'slow'))
    const inFlight = run.process.requests.filter(
      ({ startMs, endMs = 0 }) => startMs < (found?.stall.startMs ?? 0) && endMs > (found?.stall.startMs ?? 0),
    )
    expect(inFlight.length).toBeGreaterThanOrEqual(4)
  })

  it('belongs to the request that asked, not to the one that opened the pooled connection', async () => {
    const run = await serve('shares-a-socket.mjs', async (origin) => {
      await get(`${origin}/opens`)
      await get(`${origin}/large`)
    })
    expect(blamed(run, 'shares-a-socket.mjs', 'answer').map((request) => request?.path)).toEqual(['/large'])
    expect(run.process.calls.map(({ request }) => request.path)).toEqual(['/opens', '/large'])
  })

  it('calls out where it hands work to a worker thread, once a message', async () => {
    const run = await serve('posts-to-a-worker.mjs', async (origin) => {
      expect(await get(`${origin}/worker`)).toBe('42')
      expect(await get(`${origin}/port`)).toBe('8')
    })
    const calls = run.process.calls.map(({ request, to, stack }) => ({
      ...{ path: request.path, to },
      callers: run.process.stacks.get(stack)?.map((frame) => frame.function),
    }))
    expect(calls).toEqual([
      { path: '/worker', to: 'a worker thread', callers: expect.arrayContaining(['askWorker']) },
      { path: '/port', to: 'a worker thread', callers: expect.arrayContaining(['askPort']) },
    ])
  })

  it('keeps nobody waiting whose client had hung up', async () => {
    const run = await serve('serves-requests.mjs', async (origin) => {
      const hangUp = new AbortController()
      const never = fetch(`${origin}/never`, { signal: hangUp.signal }).catch(() => {})
      const waiting = fetch(`${origin}/never/2`).catch(() => {})
      await delay(50)
      hangUp.abort()
      await delay(1100)
      await get(`${origin}/fast`)
      await get(`${origin}/slow/1`)
      await Promise.race([never, waiting])
    })
    const [blocker] = run.report.blockers.filter(({ phase }) => phase === 'request')
    expect(blocker?.victims).toMatchObject({ measuredAt: 'server', requests: 1 })
    expect([...run.process.routes.values()].map(({ route }) => route)).toEqual(['/never', '/fast', '/slow/:id'])
  })

  it('keeps its route when requests are no longer followed, and asks for a new window where it is not known', async () => {
    const run = await runProbed('serves-requests.mjs', {
      nodeArgs: withoutContextFrame,
      during: async ({ firstLine, kill }) => {
        const origin = `http://127.0.0.1:${firstLine}`
        await get(`${origin}/slow/1`)
        await getMany(`${origin}/fast`, 2000)
        await delay(3000)
        await get(`${origin}/fast`)
        await get(`${origin}/slow/2`)
        await get(`${origin}/rare/3`)
        await get(`${origin}/rare/4`)
        await delay(50)
        kill('SIGTERM')
      },
    })
    const paths = (mark: string) => new Set(blamed(run, 'serves-requests.mjs', mark).map((request) => request?.path))
    expect(paths('slow')).toEqual(new Set(['/slow/1', undefined]))
    // The first of them opened the window.
    expect([...paths('rare')]).toContain('/rare/4')
    expect([...paths('rare')]).not.toContain('/rare/3')
    const { blockers } = run.report
    const routes = blockers.flatMap((blocker) => blocker.routes.map(({ route, count }) => [route, count]))
    // What was learnt later explains what came before.
    expect(routes).toEqual(
      expect.arrayContaining([
        ['GET /slow/:id', 2],
        ['GET /rare/:id', 2],
      ]),
    )
  })

  it('has no request where nothing follows them', async () => {
    const run = await serve(
      'serves-requests.mjs',
      async (origin) => {
        await get(`${origin}/slow/1`)
      },
      false,
    )
    const [found] = stallsAt(run.process, 'serves-requests.mjs', markedLine('serves-requests.mjs', 'slow'))
    expect(found?.captures.length).toBeGreaterThan(0)
    expect(found?.captures.every(({ request }) => request === undefined)).toBe(true)
    expect(run.process.requests.length).toBe(0)
  })
})

describe('a server', () => {
  it('tells where it listens, and counts its requests by second and route', async () => {
    const run = await serve('serves-requests.mjs', async (origin) => {
      for (let count = 0; count < 5; count++) await get(`${origin}/fast`)
      await delay(150)
    })
    expect(run.process.listens).toMatchObject([{ address: '127.0.0.1', port: Number(run.stdout) }])
    const answered = run.process.seconds.flatMap(({ routes }) => routes).reduce((sum, [, count]) => sum + count, 0)
    expect(answered).toBe(5)
  })

  it('is at its start until it listens, and no longer', async () => {
    const run = await serve('serves-requests.mjs', async (origin) => {
      await get(`${origin}/slow/1`)
    })
    const [found] = stallsAt(run.process, 'serves-requests.mjs', markedLine('serves-requests.mjs', 'slow'))
    expect(found?.stall.isStartup).toBeUndefined()
  })
})

/** From Node.js 24 on following costs nothing and never stops, unless this is off. */
function withoutContextFrame(): string[] {
  const flag = '--no-async-context-frame'
  const known = execFileSync(targetNode, ['-p', 'process.allowedNodeEnvironmentFlags.has("--async-context-frame")'])
  return known.toString().startsWith('true') ? [flag] : []
}

async function getMany(url: string, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent += 20) await Promise.all(Array.from({ length: 20 }, () => get(url)))
}

/** Runs a server until `load` is over. */
function serve(program: string, load: (origin: string) => Promise<void>, hasRequests = true): Promise<ProbedRun> {
  return runProbed(program, {
    settings: { hasRequests },
    during: async ({ firstLine, kill }) => {
      await load(`http://127.0.0.1:${firstLine}`)
      await delay(50)
      kill('SIGTERM')
    },
  })
}

async function get(url: string): Promise<string> {
  const answer = await fetch(url)
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`)
  return text
}

/** The different requests that the captures at a marked line belong to. */
function blamed(run: ProbedRun, program: string, mark: string): (RequestRef | undefined)[] {
  const captures = stallsAt(run.process, program, markedLine(program, mark)).flatMap((found) => found.captures)
  const byId = new Map(captures.map(({ request }) => [request?.id, request]))
  return [...byId.values()]
}
