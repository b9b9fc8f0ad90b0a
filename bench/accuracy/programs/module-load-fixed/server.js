import fastify from 'fastify'
import { previewRoutes } from './routes/previews.js'

const app = fastify()
app.get('/health', async () => ({ ok: true }))
app.register(previewRoutes, { prefix: '/previews' })
await app.listen({ port: 0, host: '127.0.0.1' })
