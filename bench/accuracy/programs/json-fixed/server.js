import express from 'express'
import { tileRoutes } from './routes/tiles.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/tiles', tileRoutes())
app.listen(0, '127.0.0.1')
