const express = require('express')
const { checkToken } = require('./middleware/check-token.cjs')
const { rateRoutes } = require('./routes/rates.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use(checkToken)
app.use('/rates', rateRoutes())
app.listen(0, '127.0.0.1')
