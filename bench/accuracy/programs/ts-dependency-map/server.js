import express from 'express'
import { priceRoutes } from './routes/prices.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/prices', priceRoutes)
app.listen(0, '127.0.0.1')
