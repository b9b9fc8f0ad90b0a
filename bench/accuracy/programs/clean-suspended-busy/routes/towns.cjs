const { Router } = require('express')
const { distances } = require('../services/distances.cjs')

exports.townRoutes = () => {
  const router = Router()
  router.get('/:id', (request, response) => response.json(distances(Number(request.params.id)).slice(0, 3)))
  return router
}
