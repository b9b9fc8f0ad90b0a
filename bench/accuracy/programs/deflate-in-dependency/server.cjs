const fastify = require('fastify')
const { chartRoutes } = require('./routes/charts.cjs')

const app = fastify()
app.get('/health', async () => 'ok')
app.register(chartRoutes, { prefix: '/charts' })
app.listen({ port: 0, host: '127.0.0.1' })
