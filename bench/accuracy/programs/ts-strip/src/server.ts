import fastify, { type FastifyInstance } from 'fastify'
import { schemaRoutes } from './routes/schemas.ts'

const app: FastifyInstance = fastify()
app.get('/health', async () => 'ok')
await app.register(schemaRoutes, { prefix: '/schemas' })
await app.listen({ port: 0, host: '127.0.0.1' })
