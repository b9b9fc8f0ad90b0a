const express = require('express')
const { stockRoutes } = require('./routes/stock.cjs')
const { answerErrors } = require('./errors/answer-errors.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/shops/:shop/stock', stockRoutes)
app.use(answerErrors)
app.listen(0, '127.0.0.1')
