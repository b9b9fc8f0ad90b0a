const express = require('express')
const { withTenant } = require('./middleware/with-tenant.cjs')
const { settingsRoutes } = require('./routes/settings.cjs')

const app = express()
app.get('/health', (_request, response) => response.send('ok'))
app.use('/tenants/:tenant', withTenant, settingsRoutes)
app.listen(0, '127.0.0.1')
