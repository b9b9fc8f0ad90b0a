import { Router } from 'express'
import { historyOf } from '../services/order-history.js'

export const userRoutes = Router()
userRoutes.get('/:id/orders', async (request, response) => response.json(await historyOf(request.params.id)))
userRoutes.get('/:id/broken', async () => {
  throw new Error('no such shelf')
})
