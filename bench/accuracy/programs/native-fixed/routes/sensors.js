import { Router } from 'express'
import { Medians } from '../services/medians.js'

export const sensorRoutes = () => {
  const router = Router()
  const medians = new Medians()
  router.get('/:id/median', async (request, response) => {
    response.json({ median: await medians.of(Number(request.params.id)) })
  })
  return router
}
