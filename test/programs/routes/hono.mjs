// Hono on @hono/node-server, ES modules: a base path, an application in an application, middleware before both.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { announce, waitAndBlock } from './blocks.cjs'

const items = new Hono()
items.get('/items/:item', async (context) => {
  await waitAndBlock()
  return context.json({ ok: true })
})
const app = new Hono().basePath('/api')
app.use('*', async (_context, next) => next())
app.route('/shops/:shop', items)
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => announce(server))
