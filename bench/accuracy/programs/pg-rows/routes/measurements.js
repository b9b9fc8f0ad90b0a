import { averageOf } from '../services/averages.js'

export async function measurementRoutes(app) {
  app.get('/:sensor/average', async (request) => ({ average: await averageOf(request.params.sensor) }))
}
