import Router from '@koa/router'
import { forecast } from '../services/forecast.ts'

export const forecastRouter = new Router()

forecastRouter.get('/health', (ctx) => {
  ctx.body = 'ok'
})
forecastRouter.get('/forecasts/:kind/:days', async (ctx) => {
  const { kind, days } = ctx.params as { kind: string; days: string }
  ctx.body = await forecast({ kind, days: Number(days) })
})
