import fastify from 'fastify'
import { stationRoutes } from './routes/stations.ts'

const app = fastify()
app.get('/health', async () => 'ok')
await app.register(stationRoutes, { prefix: '/stations' })
await app.listen({ port: 0, host: '127.0.0.1' })
