import express from 'express'
import { backupRoutes } from './routes/backups.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/backups', backupRoutes)
app.listen(0, '127.0.0.1')
