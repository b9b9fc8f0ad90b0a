import { createServer } from 'node:http'
import { countErrors } from './services/error-count.mjs'

interface Answer {
  status: number
  body: unknown
}

async function answer(path: string): Promise<Answer> {
  const [, area, day, what] = path.split('/')
  if (area === 'logs' && what === 'errors' && day !== undefined) return { status: 200, body: await countErrors(day) }
  return { status: path === '/health' ? 200 : 404, body: { path } }
}

const server = createServer(async (request, response) => {
  const { status, body } = await answer(request.url ?? '/')
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
})
server.listen(0, '127.0.0.1')
