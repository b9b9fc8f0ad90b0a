import { Router } from 'express'
import { priceOf } from '../services/prices.js'

export function catalogRoutes() {
  const router = Router()
  router.get('/:sku/price', async (request, response) => {
    response.json({ sku: request.params.sku, price: await priceOf(request.params.sku) })
  })
  return router
}
