import { setTimeout as pause } from 'node:timers/promises'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'

const items = Array.from({ length: 500 }, (_, id) => ({ id, name: `item ${id}` }))
const shops = new Hono()
shops.get('/:shop', (c) => c.json({ shop: c.req.param('shop') }))
shops.get('/:shop/stock', async (c) => {
  await pause(70)
  return c.json({ shop: c.req.param('shop'), items })
})

const app = new Hono()
app.get('/health', (c) => c.text('ok'))
const api = new Hono().basePath('/api')
api.use('*', async (c, next) => {
  await next()
  c.header('x-items', String(items.length))
})
api.route('/shops', shops)
app.route('/', api)
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
