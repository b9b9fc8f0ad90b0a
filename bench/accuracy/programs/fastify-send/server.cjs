const fastify = require('fastify')
const { sensorRoutes } = require('./routes/sensors.cjs')

const app = fastify()
app.get('/health', (_request, reply) => reply.send('ok'))
app.register(sensorRoutes, { prefix: '/v2/sensors' })
app.listen({ port: 0, host: '127.0.0.1' })
