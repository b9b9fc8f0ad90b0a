import fastify from 'fastify'
import { meterRoutes } from './routes/meters.js'

const app = fastify()
app.get('/health', async () => ({ ok: true }))
app.register(meterRoutes, { prefix: '/meters' })
await app.listen({ port: 0, host: '127.0.0.1' })
