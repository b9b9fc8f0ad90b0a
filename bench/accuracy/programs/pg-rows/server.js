import fastify from 'fastify'
import { measurementRoutes } from './routes/measurements.js'

const app = fastify()
app.get('/health', async () => ({ ok: true }))
app.register(measurementRoutes, { prefix: '/measurements' })
await app.listen({ port: 0, host: '127.0.0.1' })
