const { Router } = require('express')
const { settingsOfTenant } = require('../services/settings.cjs')

exports.settingsRoutes = Router().get('/settings', async (_request, response) => {
  response.json(await settingsOfTenant())
})
