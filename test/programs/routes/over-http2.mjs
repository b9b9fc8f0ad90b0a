// The framework that the argument names, on node:http2.
import http2 from 'node:http2'
import { announce, waitAndBlock } from './blocks.cjs'

const start = {
  async fastify() {
    const { fastify } = await import('fastify')
    const app = fastify({ http2: true })
    app.get('/shops/:shop', async () => {
      await waitAndBlock()
      return { ok: true }
    })
    await app.listen({ port: 0, host: '127.0.0.1' })
    return app.server
  },
  async koa() {
    const [{ default: Koa }, { default: Router }] = await Promise.all([import('koa'), import('@koa/router')])
    const router = new Router()
    router.get('/shops/:shop', async (context) => {
      await waitAndBlock()
      context.body = { ok: true }
    })
    const server = http2.createServer(new Koa().use(router.routes()).callback())
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
    return server
  },
  async hono() {
    const [{ Hono }, { serve }] = await Promise.all([import('hono'), import('@hono/node-server')])
    const app = new Hono()
    app.get('/shops/:shop', async (context) => {
      await waitAndBlock()
      return context.json({ ok: true })
    })
    const options = { fetch: app.fetch, createServer: http2.createServer, port: 0, hostname: '127.0.0.1' }
    return new Promise((resolve) => {
      const server = serve(options, () => resolve(server))
    })
  },
}
announce(await start[process.argv[2]]())
