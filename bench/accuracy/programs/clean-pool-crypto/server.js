import express from 'express'
import { loginRoutes } from './routes/logins.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/logins', loginRoutes)
app.listen(0, '127.0.0.1')
