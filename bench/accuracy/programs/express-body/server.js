import express from 'express'
import { importRoutes } from './routes/imports.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use(express.json({ limit: '20mb' }))
app.use('/imports', importRoutes)
app.listen(0, '127.0.0.1')
