import { verifyLogin } from '../services/login.js'

export async function sessionRoutes(app) {
  app.get('/sessions/new', async (request, reply) => {
    const isKnown = await verifyLogin(request.query.user ?? 'ada', request.query.password ?? 'lovelace')
    return reply.send({ isKnown })
  })
}
