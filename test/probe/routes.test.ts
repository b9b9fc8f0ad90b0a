import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { blockingCaptures } from './blocking-captures.ts'
import { runProbed } from './run-program.ts'

const programs = [
  'express.mjs',
  'express.cjs',
  'fastify.mjs',
  'fastify.cjs',
  'koa.mjs',
  'koa.cjs',
  'hono.mjs',
  'hono.cjs',
  'nest.mjs',
]

describe('the route of a request', () => {
  it.each(programs)('is the pattern with all its prefixes: %s', async (program) => {
    const run = await runProbed(`routes/${program}`, {
      during: async ({ firstLine, kill }) => {
        for (const path of ['blue/items/light', '42/items/7']) {
          const answer = await fetch(`http://127.0.0.1:${firstLine}/api/shops/${path}`)
          expect(await answer.json()).toEqual({ ok: true })
        }
        await delay(50)
        kill('SIGTERM')
      },
    })
    const route = '/api/shops/:shop/items/:item'
    expect([...run.process.routes.values()]).toMatchObject([{ method: 'GET', route }])
    const blamed = new Map(blockingCaptures(run).map(({ request }) => [request?.id, request?.route]))
    expect([...blamed]).toEqual([
      [1, route],
      [2, route],
    ])
    expect(run.stderr).toBe('')
  })
})
