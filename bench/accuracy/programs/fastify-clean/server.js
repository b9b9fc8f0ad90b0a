import fastify from 'fastify'
import { adminPlugin } from './plugins/admin.js'

const app = fastify()
app.get('/health', async () => 'ok')
await app.register(adminPlugin, { prefix: '/admin' })
await app.listen({ port: 0, host: '127.0.0.1' })
