import { countRows } from '../services/count-rows.js'

export async function exportRoutes(app) {
  app.get('/exports/:id/rows', async ({ params }) => ({ rows: await countRows(Number(params.id)) }))
}
