import fastify from 'fastify'
import { exportRoutes } from './routes/exports.js'

const app = fastify()
app.get('/health', async () => 'ok')
app.register(exportRoutes)
await app.listen({ port: 0, host: '127.0.0.1' })
