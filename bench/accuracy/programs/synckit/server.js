import fastify from 'fastify'
import { customerRoutes } from './routes/customers.js'

const app = fastify()
app.get('/health', async () => ({ ok: true }))
app.register(customerRoutes, { prefix: '/customers' })
await app.listen({ port: 0, host: '127.0.0.1' })
