import fastify from 'fastify'
import { documentRoutes } from './routes/documents.js'

const app = fastify()
app.get('/health', async () => ({ ok: true }))
app.register(documentRoutes, { prefix: '/documents' })
await app.listen({ port: 0, host: '127.0.0.1' })
