import { createMiddleware } from 'hono/factory'
import { isSuspicious } from '../security/is-suspicious.js'
import { lastQueries } from '../services/queries.js'

export const guard = createMiddleware(async (c, next) => {
  const queries = await lastQueries(c.req.path)
  if (queries.some((query) => isSuspicious(query))) return c.text('no', 400)
  await next()
})
