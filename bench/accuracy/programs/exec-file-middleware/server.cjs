const express = require('express')
const { stampRevision } = require('./middleware/stamp-revision.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use(stampRevision())
app.get('/about', (_request, response) => response.send('about this server'))
app.listen(0, '127.0.0.1')
