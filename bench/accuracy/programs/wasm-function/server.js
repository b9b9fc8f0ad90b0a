import fastify from 'fastify'
import { parcelRoutes } from './routes/parcels.js'

const app = fastify()
app.get('/health', async () => 'ok')
app.register(parcelRoutes, { prefix: '/parcels' })
await app.listen({ port: 0, host: '127.0.0.1' })
