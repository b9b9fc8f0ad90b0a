import Router from '@koa/router'
import { standingsOf } from '../services/standings.js'

export const leagueRouter = new Router({ prefix: '/leagues/:league' })
leagueRouter.get('/standings/:season', async (ctx) => {
  const { league, season } = ctx.params
  ctx.body = await standingsOf(league, Number(season))
})
