const express = require('express')
const { importRoutes } = require('./routes/imports.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/imports', importRoutes())
app.listen(0, '127.0.0.1')
