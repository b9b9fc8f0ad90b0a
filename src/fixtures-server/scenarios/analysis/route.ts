import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type AnalysisService, type Dataset, datasets } from './service.ts'

const schema = {
  querystring: {
    type: 'object',
    required: ['dataset'],
    properties: { dataset: { type: 'string', enum: datasets } },
  },
}

/** GET /analysis?dataset=sample: what is in its columns. GET /analysis/cost: what the last answer cost. */
export function registerAnalysis(app: FastifyInstance, service: AnalysisService): void {
  app.get('/analysis', { schema }, async function getAnalysis(request: FastifyRequest) {
    const { dataset } = request.query as { dataset: Dataset }
    return service.analyse(dataset)
  })

  app.get('/analysis/cost', async function getCost(_request: FastifyRequest, reply: FastifyReply) {
    return service.lastCost() ?? reply.code(404).send({ error: 'nothing analysed yet' })
  })
}
