import express from 'express'
import { quoteRoutes } from './routes/quotes.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/quotes', quoteRoutes)
app.listen(0, '127.0.0.1')
