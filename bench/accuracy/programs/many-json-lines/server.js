import express from 'express'
import { logRoutes } from './routes/logs.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/logs', logRoutes)
app.listen(0, '127.0.0.1')
