import express from 'express'
import { manifest } from './services/manifest.js'

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.get('/assets/manifest', async (_request, response) => {
  response.json(await manifest(600))
})
app.listen(0, '127.0.0.1')
