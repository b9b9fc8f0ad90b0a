const express = require('express')
const { ticketRoutes } = require('./routes/tickets.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/tickets', ticketRoutes())
app.listen(0, '127.0.0.1')
