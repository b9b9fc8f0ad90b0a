import fastify from 'fastify'
import { Sorter } from './services/sorter.js'
import { textOf } from './storage/texts.js'

interface TextRequest {
  Params: { name: string }
}

const app = fastify()
const sorter = new Sorter<string>((left, right) => (left < right ? -1 : 1))
app.get('/health', async () => 'ok')
app.get<TextRequest>('/texts/:name/sorted', async ({ params }) => {
  const words = await textOf(params.name)
  return sorter.sort(words).slice(0, 10)
})
await app.listen({ port: 0, host: '127.0.0.1' })
