import express from 'express'
import { Carts } from './services/carts.js'

const carts = new Carts()
const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.get('/carts/:id', async ({ params }, response) => {
  response.json(await carts.load(params.id))
})
app.listen(0, '127.0.0.1')
