// Fastify, ES modules: a plugin with a prefix in a plugin with a prefix.
import fastify from 'fastify'
import { announce, waitAndBlock } from './blocks.cjs'

const app = fastify()
async function items(shop) {
  shop.get('/items/:item', async () => {
    await waitAndBlock()
    return { ok: true }
  })
}
app.register(async (api) => api.register(items, { prefix: '/shops/:shop' }), { prefix: '/api' })
await app.listen({ port: 0, host: '127.0.0.1' })
await announce(app.server)
