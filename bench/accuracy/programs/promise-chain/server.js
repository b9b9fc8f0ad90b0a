import fastify from 'fastify'
import { ledgerRoutes } from './routes/ledger.js'

const app = fastify()
app.get('/health', async () => 'ok')
await app.register(ledgerRoutes, { prefix: '/ledger' })
await app.listen({ port: 0, host: '127.0.0.1' })
