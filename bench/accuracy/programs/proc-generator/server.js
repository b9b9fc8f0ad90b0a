import express from 'express'
import { puzzleRoutes } from './routes/puzzles.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/puzzles', puzzleRoutes)
app.listen(0, '127.0.0.1')
