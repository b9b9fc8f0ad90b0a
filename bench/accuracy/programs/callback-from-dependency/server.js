import fastify from 'fastify'
import { graphRoutes } from './routes/graphs.js'

const app = fastify()
app.get('/health', async () => 'ok')
app.register(graphRoutes, { prefix: '/graphs' })
await app.listen({ port: 0, host: '127.0.0.1' })
