import express from 'express'
import { uploadRoutes } from './routes/uploads.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/uploads', uploadRoutes)
app.listen(0, '127.0.0.1')
