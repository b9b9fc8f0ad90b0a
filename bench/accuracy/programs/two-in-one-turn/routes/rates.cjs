const { Router } = require('express')
const { table } = require('../services/table.cjs')

exports.rateRoutes = () => {
  const router = Router()
  router.get('/table', (_request, response) => response.json(table(360, 4000)))
  return router
}
