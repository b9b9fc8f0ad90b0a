const fastify = require('fastify')
const { legacyRoutes } = require('./routes/legacy.cjs')

const app = fastify()
app.get('/health', async () => ({ ok: true }))
app.register(legacyRoutes, { prefix: '/legacy' })
app.listen({ port: 0, host: '127.0.0.1' })
