import { Router } from 'express'
import { seriesOf } from '../storage/sensors.js'

export const sensorRoutes = () => {
  const router = Router()
  router.get('/:id/median', async (request, response) => {
    const series = await seriesOf(request.params.id)
    response.json({ median: series.median })
  })
  return router
}
