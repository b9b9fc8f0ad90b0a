import express from 'express'
import { documentRoutes } from './routes/documents.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/documents', documentRoutes())
app.listen(0, '127.0.0.1')
