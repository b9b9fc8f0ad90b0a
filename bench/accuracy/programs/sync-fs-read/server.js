import express from 'express'
import { catalogRoutes } from './routes/catalog.js'

const app = express()
app.get('/health', (_request, response) => {
  response.json({ ok: true })
})
app.use('/catalog', catalogRoutes())
app.listen(0, '127.0.0.1')
