// Koa with @koa/router, CommonJS: a router with a prefix.
const Router = require('@koa/router')
const Koa = require('koa')
const { announce, waitAndBlock } = require('./blocks.cjs')

const items = new Router({ prefix: '/api/shops/:shop' })
items.get('/items/:item', async (context) => {
  await waitAndBlock()
  context.body = { ok: true }
})

const app = new Koa()
app.use(items.routes())
const server = app.listen(0, '127.0.0.1', () => announce(server))
