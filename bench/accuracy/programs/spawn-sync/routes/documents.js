import { Converter } from '../services/converter.js'

export async function documentRoutes(app) {
  const converter = new Converter()
  app.get('/:id/text', async (request) => ({ id: request.params.id, text: await converter.toText(request.params.id) }))
}
