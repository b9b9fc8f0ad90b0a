// Fastify, CommonJS: a plugin with a prefix.
const fastify = require('fastify')
const { announce, waitAndBlock } = require('./blocks.cjs')

const app = fastify()
async function items(shop) {
  shop.get('/items/:item', async () => {
    await waitAndBlock()
    return { ok: true }
  })
}
app.register(items, { prefix: '/api/shops/:shop' })
app.listen({ port: 0, host: '127.0.0.1' }).then(() => announce(app.server))
