import express from 'express'
import { sensorRoutes } from './routes/sensors.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/sensors', sensorRoutes())
app.listen(0, '127.0.0.1')
