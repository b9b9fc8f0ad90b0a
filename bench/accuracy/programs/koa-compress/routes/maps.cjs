const { Router } = require('@koa/router')
const { tileOf } = require('../services/tiles.cjs')

const mapRouter = new Router()
mapRouter.get('/health', (ctx) => {
  ctx.body = 'ok'
})
mapRouter.get('tile', '/maps/:map/tiles/:tile', async (ctx) => {
  ctx.type = 'application/octet-stream'
  ctx.body = await tileOf(ctx.params.map, Number(ctx.params.tile))
})

module.exports = { mapRouter }
