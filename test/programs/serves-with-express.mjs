// Express, with the blocking route in a mounted router, where request.url is rewritten.
import express from 'express'
import { untilWatched } from './until-watched.cjs'

const shop = express.Router()
shop.get('/items/:item', async (_request, response) => {
  await new Promise((resolve) => setTimeout(resolve, 5))
  const end = performance.now() + 300
  while (performance.now() < end); // item
  response.json({ ok: true })
})

const app = express()
app.use('/shop', shop)
process.on('SIGTERM', () => process.exit(0))
const server = app.listen(0, '127.0.0.1', async () => {
  await untilWatched()
  console.log(server.address().port)
})
