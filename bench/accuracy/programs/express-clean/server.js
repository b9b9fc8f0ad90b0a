import express from 'express'
import { requireLicence } from './middleware/require-licence.js'
import { userRoutes } from './routes/users.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/api/v1/users', requireLicence, userRoutes)
app.use((error, _request, response, _next) => {
  response.status(409).json({ error: error.message })
})
app.listen(0, '127.0.0.1')
