const { Router } = require('express')
const { importBatch } = require('../services/importer.cjs')

exports.importRoutes = () => {
  const router = Router()
  router.get('/:batch', async ({ params }, response) => {
    response.json({ imported: await importBatch(params.batch) })
  })
  return router
}
