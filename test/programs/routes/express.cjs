// Express, CommonJS: a mounted application with a router in it.
const express = require('express')
const { announce, waitAndBlock } = require('./blocks.cjs')

const items = express.Router()
items.get('/items/:item', async (_request, response) => {
  await waitAndBlock()
  response.json({ ok: true })
})
const api = express()
api.use('/shops/:shop', items)

const app = express()
app.use('/api', api)
const server = app.listen(0, '127.0.0.1', () => announce(server))
