import { Router } from 'express'
import { PriceList } from '../services/price-list.js'

const list = new PriceList()
export const priceRoutes = Router()
priceRoutes.get('/:year/in/:currency', async ({ params }, response) => {
  const prices = await list.in(params.currency, Number(params.year))
  response.json(prices.slice(0, 3))
})
