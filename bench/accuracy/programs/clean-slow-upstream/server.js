import express from 'express'
import { weatherRoutes } from './routes/weather.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/weather', weatherRoutes)
app.listen(0, '127.0.0.1')
