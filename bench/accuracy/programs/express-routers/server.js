import express from 'express'
import { apiRoutes } from './routes/api.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/api', apiRoutes)
app.listen(0, '127.0.0.1')
