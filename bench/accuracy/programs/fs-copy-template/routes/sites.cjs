const { Router } = require('express')
const { openSite } = require('../services/open-site.cjs')

exports.siteRoutes = () => {
  const router = Router()
  router.get('/new', (_request, response, next) => {
    openSite('fresh').then((site) => response.json(site), next)
  })
  return router
}
