const fastify = require('fastify')

const app = fastify()
app.get('/health', async () => ({ ok: true }))
app.register(require('./routes/primes.cjs'))
app.listen({ port: 0, host: '127.0.0.1' })
