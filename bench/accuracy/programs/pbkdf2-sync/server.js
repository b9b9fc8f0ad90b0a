import fastify from 'fastify'
import { sessionRoutes } from './routes/sessions.js'

const app = fastify()
app.get('/health', async () => 'ok')
await app.register(sessionRoutes)
await app.listen({ port: 0, host: '127.0.0.1' })
