const { Router } = require('@koa/router')
const { exportOf } = require('../services/exports.cjs')

const exportRouter = new Router()
exportRouter.get('/health', (ctx) => {
  ctx.body = 'ok'
})
exportRouter.get('/exports/:year', async (ctx) => {
  ctx.body = await exportOf(Number(ctx.params.year))
})

module.exports = { exportRouter }
