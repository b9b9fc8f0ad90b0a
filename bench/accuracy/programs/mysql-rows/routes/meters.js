import { Readings } from '../storage/readings.js'
import { totalOf } from '../services/totals.js'

export async function meterRoutes(app) {
  const readings = new Readings()
  app.get('/:id/total', async ({ params }) => ({ total: await totalOf(readings, params.id) }))
}
