import Router from '@koa/router'
import { summaryOf } from '../services/summary.js'

export const feedRouter = new Router()
feedRouter.get('/health', (ctx) => {
  ctx.body = 'ok'
})
feedRouter.get('/feeds/:feed/summary', async (ctx) => {
  ctx.body = await summaryOf(ctx.params.feed)
})
