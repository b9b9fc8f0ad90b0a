const express = require('express')
const { checkImport } = require('./middleware/check-import.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.get('/imports/check', checkImport, (request, response) => response.json({ columns: request.columns }))
app.listen(0, '127.0.0.1')
