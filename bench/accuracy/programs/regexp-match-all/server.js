import fastify from 'fastify'
import { textRoutes } from './routes/texts.js'

const app = fastify()
app.get('/health', async () => ({ ok: true }))
app.register(textRoutes, { prefix: '/texts' })
await app.listen({ port: 0, host: '127.0.0.1' })
