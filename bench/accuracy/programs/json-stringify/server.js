import fastify from 'fastify'
import { reportRoutes } from './routes/reports.js'

const app = fastify()
app.get('/health', async () => 'ok')
await app.register(reportRoutes, { prefix: '/reports' })
await app.listen({ port: 0, host: '127.0.0.1' })
