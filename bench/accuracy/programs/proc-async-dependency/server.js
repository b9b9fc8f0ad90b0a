import fastify from 'fastify'
import { SheetService } from './services/sheets.js'

const sheets = new SheetService()
const app = fastify()
app.get('/health', async () => 'ok')
app.get('/books/:year/sheet', async ({ params }, reply) => {
  const text = await sheets.write(Number(params.year))
  return reply.type('text/csv').send(text.slice(0, 2000))
})
await app.listen({ port: 0, host: '127.0.0.1' })
