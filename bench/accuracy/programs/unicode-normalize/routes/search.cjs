const { Router } = require('express')
const { countOf } = require('../services/search.cjs')

exports.searchRoutes = () =>
  Router().get('/:word', async (request, response) => {
    response.json({ found: await countOf(request.params.word) })
  })
