import express = require('express')
import { exportRoutes } from './routes/exports'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/exports', exportRoutes)
app.listen(0, '127.0.0.1')
