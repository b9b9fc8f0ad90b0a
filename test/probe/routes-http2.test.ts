import { connect } from 'node:http2'
import { get } from 'node:https'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { blockingCaptures } from './blocking-captures.ts'
import { type ProbedRun, runProbed } from './run-program.ts'

describe('a request over HTTP/2', () => {
  it.each(['compat', 'stream', 'secure'])('is followed from its headers to its end: %s', async (way) => {
    const run = await serve(way, async (origin) => {
      const client = connect(origin, { rejectUnauthorized: false })
      const ask = (path: string) => text(client.request({ ':path': path }))
      const waiting = ask('/waits/1?secret=yes')
      await delay(30)
      expect(await ask('/shops/42')).toBe('{"ok":true}')
      await waiting
      client.close()
    })
    expect(new Set(blockingCaptures(run).map(({ request }) => request?.route))).toEqual(new Set(['/shops/:id']))
    expect([...run.process.routes.values()].map(({ route }) => route)).toEqual(['/shops/:id', '/waits/:id'])
    expect(run.process.requests).toHaveLength(2)
    for (const request of run.process.requests) {
      expect(request.status).toBe(200)
      expect((request.endMs ?? 0) - request.startMs).toBeGreaterThan(100)
    }
    expect(run.text).not.toContain('secret')
  })

  it('owns what blocks at the end of its body', async () => {
    const run = await serve('compat', async (origin) => {
      const client = connect(origin)
      const stream = client.request({ ':path': '/shops/42', ':method': 'POST' })
      stream.end('x'.repeat(10_000))
      expect(await text(stream)).toBe('done')
      client.close()
    })
    expect(blockingCaptures(run)[0]?.request).toMatchObject({ method: 'POST', route: '/shops/:id' })
  })

  it('stands beside those over HTTP/1.1 on the same server', async () => {
    const run = await serve('secure', async (origin) => {
      const answer = await new Promise<string>((resolve, reject) => {
        get(`${origin}/shops/42`, { rejectUnauthorized: false, agent: false }, (response) => {
          text(response).then(resolve, reject)
        }).on('error', reject)
      })
      expect(answer).toBe('{"ok":true}')
    })
    expect(run.process.requests).toHaveLength(1)
    expect(blockingCaptures(run)[0]?.request).toMatchObject({ method: 'GET', route: '/shops/:id' })
  })

  it('that its client gives up is over', async () => {
    const run = await serve('stream', async (origin) => {
      const client = connect(origin)
      const stream = client.request({ ':path': '/waits/1' })
      stream.on('error', () => {})
      await delay(30)
      stream.close(8)
      await delay(50)
      client.close()
      await delay(400)
    })
    expect(run.process.requests.filter(({ endMs }) => endMs === undefined)).toEqual([])
  })
})

describe('a route over HTTP/2', () => {
  it.each(['fastify', 'koa', 'hono'])('is the pattern that %s tells', async (framework) => {
    const run = await runProbed('routes/over-http2.mjs', {
      args: [framework],
      during: async ({ firstLine, kill }) => {
        const client = connect(`http://127.0.0.1:${firstLine}`)
        expect(JSON.parse(await text(client.request({ ':path': '/shops/blue' })))).toEqual({ ok: true })
        client.close()
        await delay(50)
        kill('SIGTERM')
      },
    })
    expect(blockingCaptures(run)[0]?.request).toMatchObject({ path: '/shops/blue', route: '/shops/:shop' })
    expect([...run.process.routes.values()]).toMatchObject([{ method: 'GET', route: '/shops/:shop' }])
  })
})

function serve(way: string, load: (origin: string) => Promise<void>): Promise<ProbedRun> {
  return runProbed('routes/http2.mjs', {
    args: [way],
    during: async ({ firstLine, kill }) => {
      await load(`${way === 'secure' ? 'https' : 'http'}://127.0.0.1:${firstLine}`)
      await delay(50)
      kill('SIGTERM')
    },
  })
}
