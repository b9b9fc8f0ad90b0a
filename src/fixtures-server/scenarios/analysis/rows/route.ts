import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TakingsService } from './takings-service.ts'
import { type WayBack, waysBack } from './ways-back.ts'

const schema = {
  querystring: {
    type: 'object',
    required: ['by'],
    properties: { by: { type: 'string', enum: waysBack } },
  },
}

/** GET /analysis/takings?by=clone: what the order lines come to. */
export function registerTakings(app: FastifyInstance, service: TakingsService): void {
  app.get('/analysis/takings', { schema }, async function getTakings(request: FastifyRequest) {
    const { by } = request.query as { by: WayBack }
    return service.takings(by)
  })
}
