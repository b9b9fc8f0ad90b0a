const express = require('express')
const { searchRoutes } = require('./routes/search.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/search', searchRoutes())
app.listen(0, '127.0.0.1')
