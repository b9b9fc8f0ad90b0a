import { Hono } from 'hono'
import { stockOf } from '../services/stock.js'

export const shops = new Hono()
shops.get('/:shop', (c) => c.json({ shop: c.req.param('shop') }))
shops.get('/:shop/stock', async (c) => {
  const stock = await stockOf(c.req.param('shop'))
  return c.json(stock)
})
