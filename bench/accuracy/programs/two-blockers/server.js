import express from 'express'
import { avatarRoutes } from './routes/avatars.js'
import { searchRoutes } from './routes/search.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/avatars', avatarRoutes)
app.use('/search', searchRoutes)
app.listen(0, '127.0.0.1')
