import fastify from 'fastify'
import { roomRoutes } from './routes/rooms.js'

const app = fastify()
app.get('/health', async () => 'ok')
app.register(roomRoutes, { prefix: '/rooms' })
await app.listen({ port: 0, host: '127.0.0.1' })
