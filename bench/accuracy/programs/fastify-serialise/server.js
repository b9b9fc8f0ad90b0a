import fastify from 'fastify'
import { catalogueRoutes } from './routes/catalogue.js'

const app = fastify()
app.get('/health', async () => 'ok')
await app.register(catalogueRoutes, { prefix: '/catalogue' })
await app.listen({ port: 0, host: '127.0.0.1' })
