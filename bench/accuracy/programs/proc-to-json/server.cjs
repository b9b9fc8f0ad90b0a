const express = require('express')
const { invoiceRoutes } = require('./routes/invoices.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/invoices', invoiceRoutes)
app.listen(0, '127.0.0.1')
