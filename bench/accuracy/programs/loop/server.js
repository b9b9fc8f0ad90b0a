import express from 'express'
import { routeRouter } from './routes/routes.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/routes', routeRouter)
app.listen(0, '127.0.0.1')
