import { pbkdf2, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { MessageChannel } from 'node:worker_threads'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, describe, expect, it } from 'vitest'
import { fixes } from '../../src/fixes/fixes.ts'
import type { FixId } from '../../src/model.ts'

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<unknown>

/** Runs a remedy's code with what it names but does not make; its imports are among that.
 *  @param result an expression on what the code made */
function runAfter(id: FixId, given: Record<string, unknown>, result = 'undefined'): Promise<unknown> {
  const code = fixes[id].after.replace(/^import .*$/gmu, '')
  return new AsyncFunction(...Object.keys(given), `${code}\nreturn ${result}`)(...Object.values(given))
}

const apps: FastifyInstance[] = []
const folder = mkdtempSync(join(tmpdir(), 'fixes-'))

function newApp(): FastifyInstance {
  const app = Fastify()
  apps.push(app)
  return app
}

afterAll(async () => {
  await Promise.all(apps.map((app) => app.close()))
  rmSync(folder, { recursive: true })
})

describe('the code of a remedy does what it says', () => {
  it('async-api: derives off the thread, and answers as before', async () => {
    const app = newApp()
    const salt = 'salt'
    const expected = pbkdf2Sync('secret', salt, 600_000, 32, 'sha256')
    await runAfter('async-api', {
      ...{ app, salt, expected, pbkdf2, promisify, timingSafeEqual },
      readFile: async () => 'Welcome',
      execFile: (_file: string, _args: string[], done: (error: null, output: object) => void) =>
        done(null, { stdout: 'v1.2.0' }),
    })
    const answer = await app.inject({ method: 'POST', url: '/login', payload: { password: 'secret' } })
    expect(answer.json()).toEqual({ ok: true, template: 'Welcome' })
    expect((await app.inject('/version')).body).toBe('v1.2.0')
  })

  it('stream-json: saves a record a line', async () => {
    const app = newApp()
    const saved: unknown[] = []
    await runAfter('stream-json', { app, createInterface, save: async (order: unknown) => saved.push(order) })
    const answer = await app.inject({
      ...{ method: 'POST', url: '/import', headers: { 'content-type': 'application/x-ndjson' } },
      payload: '{"id":1}\n\n{"id":2}\n',
    })
    expect(answer.json()).toEqual({ saved: 2 })
    expect(saved).toEqual([{ id: 1 }, { id: 2 }])
  })

  it('stream-rows: reads in batches, and gives the connection back', async () => {
    const app = newApp()
    const batches = [[{ id: 1 }, { id: 2 }], [{ id: 3 }], []]
    const calls: string[] = []
    class Cursor {
      read = async () => batches.shift()
      close = async () => calls.push('close')
    }
    const client = { query: (cursor: Cursor) => cursor, release: () => calls.push('release') }
    await runAfter('stream-rows', { app, Readable, Cursor, pool: { connect: async () => client } })
    expect((await app.inject('/export')).body).toBe('{"id":1}\n{"id":2}\n{"id":3}\n')
    expect(calls).toEqual(['close', 'release'])
  })

  it('smaller-pieces: sends a batch at a time', async () => {
    const sent: string[] = []
    const routes: ((request: unknown, response: unknown) => Promise<void>)[] = []
    const app = { get: (_path: string, handle: (typeof routes)[number]) => routes.push(handle) }
    await runAfter('smaller-pieces', {
      ...{ app, Readable, toLine: (row: number) => `${row}\n` },
      pipeline: async (source: AsyncIterable<string>) => {
        for await (const piece of source) sent.push(piece)
      },
      findOrdersInBatches: async function* () {
        yield [1, 2]
        yield [3]
      },
    })
    await routes[0]?.({}, { type: () => {} })
    expect(sent).toEqual(['1\n2\n', '3\n'])
  })

  it('transfer-buffers: the buffer arrives, and is gone here', async () => {
    const { port1: worker, port2 } = new MessageChannel()
    const arrived = new Promise<{ pixels: Float64Array }>((resolve) => port2.once('message', resolve))
    expect(await runAfter('transfer-buffers', { worker, customer: 7 }, 'pixels.length')).toBe(0)
    expect((await arrived).pixels).toHaveLength(4_000_000)
    worker.close()
  })

  it('yield-in-chunks: gives the loop its turns', async () => {
    const rank = (item: number) => {
      const end = performance.now() + 2
      while (performance.now() < end);
      return item * 2
    }
    const score = (await runAfter('yield-in-chunks', { setImmediate, rank }, 'score')) as (
      items: number[],
    ) => Promise<number[]>
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    expect(await score([...Array(40).keys()])).toEqual([...Array(40).keys()].map((item) => item * 2))
    clearInterval(timer)
    expect(turns).toBeGreaterThanOrEqual(3)
  })

  it('parallel-queries: one query for all orders', async () => {
    const rows = [
      { order_id: 1, name: 'a' },
      { order_id: 2, name: 'b' },
      { order_id: 1, name: 'c' },
    ]
    let queries = 0
    const given = {
      ...{ id: 1, findUser: async () => ({}), findOrders: async () => [1, 2, 3].map((id) => ({ id })) },
      pool: { query: async () => ({ rows: [rows, ++queries][0] }) },
    }
    const orders = (await runAfter('parallel-queries', given, 'orders')) as { items: { name: string }[] }[]
    expect(orders.map(({ items }) => items.map(({ name }) => name).join())).toEqual(['a,c', 'b', ''])
    expect(queries).toBe(1)
  })

  it('push-to-engine: the same totals as before', async () => {
    const pool = { query: async () => ({ rows: [{ region: 'north', amount: '3.5' }] }) }
    expect(await runAfter('push-to-engine', { pool }, 'totals')).toEqual({ north: 3.5 })
  })

  it('limit-concurrency: four at a time, the others are told to come again', async () => {
    const app = newApp()
    await runAfter('limit-concurrency', { app, analyse: () => new Promise((done) => setTimeout(done, 50, { ok: 1 })) })
    const answers = await Promise.all(Array.from({ length: 6 }, () => app.inject('/analysis')))
    const codes = answers.map(({ statusCode }) => statusCode).sort()
    expect(codes).toEqual([200, 200, 200, 200, 429, 429])
    expect((await app.inject('/analysis')).statusCode).toBe(200)
  })

  it('worker-pool: both files together answer with what the worker made', async () => {
    const [, worker = '', server = ''] = fixes['worker-pool'].after.split(/^\/\/ [\w-]+\.js$/mu)
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), join(folder, 'node_modules'))
    writeFileSync(join(folder, 'resize-worker.js'), worker)
    writeFileSync(
      join(folder, 'resize.js'),
      'export const resize = (image, { width }) => image.map((byte) => byte + width)',
    )
    const [imports = '', ...body] = server.trim().split('\n')
    writeFileSync(
      join(folder, 'server.js'),
      `${imports}\nexport function serve(app) {${body.join('\n')}\nreturn pool\n}`,
    )
    const { serve } = (await import(pathToFileURL(join(folder, 'server.js')).href)) as {
      serve: (app: FastifyInstance) => { close(): Promise<void> }
    }
    const app = newApp()
    app.addContentTypeParser('image/png', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    const pool = serve(app)
    const payload = Buffer.from([1, 2])
    const answer = await app.inject({
      method: 'POST',
      url: '/thumbnails',
      headers: { 'content-type': 'image/png' },
      payload,
    })
    await pool.close()
    expect([...answer.rawPayload]).toEqual([65, 66])
  })
})
