import fastify from 'fastify'
import { surveyRoutes } from './routes/surveys.js'

const app = fastify()
app.get('/health', async () => 'ok')
app.register(surveyRoutes, { prefix: '/surveys' })
await app.listen({ port: 0, host: '127.0.0.1' })
