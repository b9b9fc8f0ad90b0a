import { totalSince } from '../storage/readings.js'

export async function meterRoutes(app) {
  app.get('/:id/total', async ({ params }) => ({ total: await totalSince(params.id.length) }))
}
