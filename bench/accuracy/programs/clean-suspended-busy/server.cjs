const express = require('express')
const { sleepOnce } = require('./surroundings/sleep-once.cjs')
const { townRoutes } = require('./routes/towns.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/towns', townRoutes())
app.listen(0, '127.0.0.1', () => sleepOnce({ afterS: 2.2, forS: 0.9 }))
