import express from 'express'
import { warehouseRoutes } from './routes/warehouses.js'

const app = express()
app.disable('etag')
app.get('/health', (_request, response) => response.send('ok'))
app.use('/warehouses', warehouseRoutes)
app.listen(0, '127.0.0.1')
