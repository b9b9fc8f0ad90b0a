import fastify from 'fastify'
import { Renderer } from './services/renderer.js'

const renderer = new Renderer()
const app = fastify()
app.get('/health', async () => 'ok')
app.get('/renders/:id', async ({ params }) => renderer.render(Number(params.id)))
await app.listen({ port: 0, host: '127.0.0.1' })
