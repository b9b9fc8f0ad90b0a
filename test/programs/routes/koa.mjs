// Koa with @koa/router, ES modules: a router in a router with a prefix.
import Router from '@koa/router'
import Koa from 'koa'
import { announce, waitAndBlock } from './blocks.cjs'

const items = new Router()
items.get('/items/:item', async (context) => {
  await waitAndBlock()
  context.body = { ok: true }
})
const api = new Router({ prefix: '/api' })
api.use('/shops/:shop', items.routes())

const app = new Koa()
app.use(async (_context, next) => next())
app.use(api.routes()).use(api.allowedMethods())
const server = app.listen(0, '127.0.0.1', () => announce(server))
