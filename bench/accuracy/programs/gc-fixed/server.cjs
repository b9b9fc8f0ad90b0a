const fastify = require('fastify')

const app = fastify()
app.get('/health', async () => 'ok')
app.register(require('./routes/prices.cjs'), { prefix: '/prices' })
app.listen({ port: 0, host: '127.0.0.1' })
