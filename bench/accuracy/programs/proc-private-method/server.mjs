import fastify from 'fastify'
import { readPrices } from './storage/prices.mjs'

const prices = await readPrices()
const app = fastify()
app.get('/health', async () => 'ok')
app.get('/portfolios/:name/risk', async ({ params }) => {
  const { handle } = await import('./handlers/risk.mjs')
  return handle(params.name, prices)
})
await app.listen({ port: 0, host: '127.0.0.1' })
