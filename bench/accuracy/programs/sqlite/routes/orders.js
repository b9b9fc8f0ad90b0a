import { Router } from 'express'
import { Orders } from '../storage/orders.js'

const orders = new Orders()
export const orderRoutes = Router()
orderRoutes.get('/totals', async (_request, response) => {
  const totals = await orders.totals()
  response.json(totals)
})
