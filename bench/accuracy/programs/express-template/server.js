import express from 'express'
import { catalogRoutes } from './routes/catalog.js'
import { renderFile } from './views/engine.js'

const app = express()
app.engine('page', renderFile)
app.set('view engine', 'page')
app.set('views', new URL('./views', import.meta.url).pathname)
app.get('/health', (_request, response) => response.send('ok'))
app.use('/catalog', catalogRoutes)
app.listen(0, '127.0.0.1')
