// Hono on @hono/node-server, CommonJS, with a server that the program makes to listen itself.
const { createAdaptorServer } = require('@hono/node-server')
const { Hono } = require('hono')
const { announce, waitAndBlock } = require('./blocks.cjs')

const app = new Hono()
app.get('/api/shops/:shop/items/:item', async (context) => {
  await waitAndBlock()
  return context.json({ ok: true })
})
const server = createAdaptorServer({ fetch: app.fetch })
server.listen(0, '127.0.0.1', () => announce(server))
