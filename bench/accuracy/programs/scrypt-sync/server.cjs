const express = require('express')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use(require('./routes/accounts.cjs'))
app.listen(0, '127.0.0.1')
