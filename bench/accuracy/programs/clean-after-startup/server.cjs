const fastify = require('fastify')
const { loadIndex } = require('./storage/index-file.cjs')

const index = loadIndex(400_000)
const app = fastify()
app.get('/health', async () => 'ok')
app.get('/words/:length', async ({ params }) => ({ words: index.get(Number(params.length)) ?? 0 }))
app.listen({ port: 0, host: '127.0.0.1' })
