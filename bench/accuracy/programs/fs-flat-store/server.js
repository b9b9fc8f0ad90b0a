import fastify from 'fastify'
import { orderRoutes } from './routes/orders.js'

const app = fastify()
app.get('/health', async () => ({ ok: true }))
app.register(orderRoutes, { prefix: '/orders' })
await app.listen({ port: 0, host: '127.0.0.1' })
