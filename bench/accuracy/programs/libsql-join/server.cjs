const fastify = require('fastify')

const app = fastify()
app.get('/health', async () => 'ok')
app.register(require('./routes/regions.cjs'))
app.listen({ port: 0, host: '127.0.0.1' })
