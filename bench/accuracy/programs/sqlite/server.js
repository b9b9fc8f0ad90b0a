import express from 'express'
import { orderRoutes } from './routes/orders.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/orders', orderRoutes)
app.listen(0, '127.0.0.1')
