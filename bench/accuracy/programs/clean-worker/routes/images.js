import { Renderer } from '../services/renderer.js'

export async function imageRoutes(app) {
  const renderer = new Renderer()
  app.get('/images/:id', async ({ params }, reply) => {
    const pixels = await renderer.render(Number(params.id))
    return reply.type('application/octet-stream').send(pixels)
  })
}
