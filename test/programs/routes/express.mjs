// Express, ES modules: routers mounted in routers, with a parameter in a mount path.
import express from 'express'
import { announce, waitAndBlock } from './blocks.cjs'

const items = express.Router({ mergeParams: true })
items.get('/items/:item', async (_request, response) => {
  await waitAndBlock()
  response.json({ ok: true })
})
const api = express.Router()
api.use('/shops/:shop', items)

const app = express()
app.use(express.json())
app.use('/api', api)
const server = app.listen(0, '127.0.0.1', () => announce(server))
