// Fastify, with the blocking route in a plugin with a prefix.
import fastify from 'fastify'
import { untilWatched } from './until-watched.cjs'

const app = fastify()
app.register(
  async (shop) => {
    shop.get('/items/:item', async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      const end = performance.now() + 300
      while (performance.now() < end); // item
      return { ok: true }
    })
  },
  { prefix: '/shop' },
)
process.on('SIGTERM', () => process.exit(0))
await app.listen({ port: 0, host: '127.0.0.1' })
await untilWatched()
console.log(app.server.address().port)
