import express from 'express'
import { peopleRoutes } from './routes/people.ts'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/people', peopleRoutes)
app.listen(0, '127.0.0.1')
