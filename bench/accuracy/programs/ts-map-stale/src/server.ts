import express from 'express'
import { pollRoutes } from './polls/routes.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/polls', pollRoutes)
app.listen(0, '127.0.0.1')
