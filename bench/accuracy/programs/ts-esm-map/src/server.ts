import fastify from 'fastify'
import { tourRoutes } from './routes/tours.js'

const app = fastify()
app.get('/health', async () => 'ok')
await app.register(tourRoutes, { prefix: '/tours' })
await app.listen({ port: 0, host: '127.0.0.1' })
