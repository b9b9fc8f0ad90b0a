import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import Router from '@koa/router'
import Koa from 'koa'

const pack = promisify(gzip)
const heights = Buffer.alloc(2_000_000, 'height')

const maps = new Router({ prefix: '/maps/:map' })
maps.get('/tiles/:tile', async (ctx) => {
  ctx.body = heights.subarray(Number(ctx.params.tile))
})
const api = new Router()
api.get('/health', (ctx) => {
  ctx.body = 'ok'
})
api.use('/api/v2', maps.routes())

const app = new Koa()
app.use(async (ctx, next) => {
  await next()
  if (!Buffer.isBuffer(ctx.body)) return
  ctx.body = await pack(ctx.body)
  ctx.set('content-encoding', 'gzip')
})
app.use(api.routes()).use(api.allowedMethods())
app.listen(0, '127.0.0.1')
