const express = require('express')
const { siteRoutes } = require('./routes/sites.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/sites', siteRoutes())
app.listen(0, '127.0.0.1')
