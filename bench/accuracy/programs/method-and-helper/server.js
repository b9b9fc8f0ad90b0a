import fastify from 'fastify'
import { mapRoutes } from './routes/maps.js'

const app = fastify()
app.get('/health', async () => ({ ok: true }))
await app.register(mapRoutes)
await app.listen({ port: 0, host: '127.0.0.1' })
