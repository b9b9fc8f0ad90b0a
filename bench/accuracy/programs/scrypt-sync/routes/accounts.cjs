const { Router } = require('express')
const { Accounts } = require('../services/accounts.cjs')

const accounts = new Accounts()
const router = Router()
router.get('/accounts/:name/token', async (request, response, next) => {
  try {
    response.json({ token: await accounts.tokenFor(request.params.name) })
  } catch (error) {
    next(error)
  }
})
module.exports = router
