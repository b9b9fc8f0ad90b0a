import fastify from 'fastify'
import { pingRoutes } from './routes/ping.js'
import { reportRoutes } from './routes/reports.js'

const app = fastify()
app.get('/health', async () => 'ok')
app.register(pingRoutes, { prefix: '/ping' })
app.register(reportRoutes, { prefix: '/reports' })
await app.listen({ port: 0, host: '127.0.0.1' })
