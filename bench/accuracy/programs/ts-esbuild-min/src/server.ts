import express from 'express'
import { wordRoutes } from './routes/words.ts'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/words', wordRoutes)
app.listen(0, '127.0.0.1')
