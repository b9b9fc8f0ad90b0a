import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { RequestRef } from '../../src/model.ts'
import { markedLine, runProbed } from './run-program.ts'

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
    expect(blamed(run).map((request) => request?.route)).toEqual([route, route])
    const blockers = run.report.blockers.filter(({ location }) => location?.file === 'routes/blocks.cjs')
    expect([...new Set(blockers.map((blocker) => blocker.route))]).toEqual([`GET ${route}`])
    expect(run.stderr).toBe('')
  })
})

/** The requests that the captures at the blocking line belong to, each once. */
function blamed({ process }: Awaited<ReturnType<typeof runProbed>>): (RequestRef | undefined)[] {
  const line = markedLine('routes/blocks.cjs', 'blocks')
  const captures = [...process.captures.values()].flat().filter((capture) => {
    const frame = process.stacks
      .get(capture.stack)
      ?.find(({ file }) => file.endsWith('/test/programs/routes/blocks.cjs'))
    return frame?.line === line
  })
  return [...new Map(captures.map(({ request }) => [request?.id, request])).values()]
}
