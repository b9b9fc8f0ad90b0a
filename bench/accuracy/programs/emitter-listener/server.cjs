const express = require('express')
const { bus } = require('./events/bus.cjs')
require('./listeners/scorer.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.get('/inbox/add', (_request, response) => {
  bus.emit('arrived', { text: 'invoice number 771 of october' })
  response.json({ added: true })
})
app.listen(0, '127.0.0.1')
