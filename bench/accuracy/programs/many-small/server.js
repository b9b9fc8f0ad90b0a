import express from 'express'
import { assetRoutes } from './routes/assets.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use(assetRoutes())
app.listen(0, '127.0.0.1')
