import fastify from 'fastify'
import { imageRoutes } from './routes/images.js'

const app = fastify()
app.get('/health', async () => 'ok')
app.register(imageRoutes)
await app.listen({ port: 0, host: '127.0.0.1' })
