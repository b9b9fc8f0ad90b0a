import Router from '@koa/router'
import { leagueRouter } from './leagues.js'

export const apiRouter = new Router()
apiRouter.get('/health', (ctx) => {
  ctx.body = 'ok'
})
apiRouter.use('/api/v2', leagueRouter.routes(), leagueRouter.allowedMethods())
