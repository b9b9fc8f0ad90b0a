import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { page } from '../page.ts'

/** GET /runs/page: the story to be tried by hand. */
export function registerPage(app: FastifyInstance): void {
  app.get('/runs/page', async function getPage(_request: FastifyRequest, reply: FastifyReply) {
    return reply.type('text/html; charset=utf-8').send(page)
  })
}
