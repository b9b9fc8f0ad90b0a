import { trace } from '../services/tracer.js'

export async function handleTrace(request, response) {
  const spans = await trace(request.url)
  response.end(`${spans} spans`)
}
