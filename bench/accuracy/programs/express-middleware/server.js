import express from 'express'
import { requireLicence } from './middleware/require-licence.js'
import { stampRequest } from './middleware/stamp-request.js'
import { reportRoutes } from './routes/reports.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use(stampRequest)
app.use('/reports', requireLicence('standard'), reportRoutes)
app.listen(0, '127.0.0.1')
