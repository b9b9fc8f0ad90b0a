const fastify = require('fastify')
const { noteRoutes } = require('./routes/notes.cjs')

const app = fastify()
app.get('/health', async () => 'ok')
app.register(noteRoutes)
app.listen({ port: 0, host: '127.0.0.1' })
