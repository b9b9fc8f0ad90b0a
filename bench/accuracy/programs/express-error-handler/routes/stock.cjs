const { Router } = require('express')
const { takeItem } = require('../services/stock.cjs')

const stockRoutes = Router({ mergeParams: true })
stockRoutes.get('/:item', async ({ params }, response) => {
  response.json(await takeItem(params.shop, params.item))
})

module.exports = { stockRoutes }
