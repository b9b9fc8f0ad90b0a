import express from 'express'
import { startBackups } from './jobs/backups.js'
import { zoneRoutes } from './routes/zones.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/zones', zoneRoutes)
app.listen(0, '127.0.0.1', () => startBackups(700))
