import express from 'express'
import { tagRoutes } from './routes/tags.js'

const app = express()
app.get('/health', (_request, response) => response.json({}))
app.use('/tags', tagRoutes)
app.listen(0, '127.0.0.1')
