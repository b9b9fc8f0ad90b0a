import fastify from 'fastify'
import { lookup } from './services/lookup.js'
import { loadIndex } from './storage/index-file.js'

const index = await loadIndex()
const app = fastify()
app.get('/health', async () => 'ok')
app.get('/words/:word', async ({ params }) => ({ found: await lookup(index, params.word) }))
await app.listen({ port: 0, host: '127.0.0.1' })
setTimeout(() => app.close(), 1_500)
