import { Previewer } from '../services/previewer.js'

export async function previewRoutes(app) {
  const previewer = new Previewer()
  app.get('/:page', async ({ params }) => ({ title: await previewer.titleOf(params.page) }))
}
