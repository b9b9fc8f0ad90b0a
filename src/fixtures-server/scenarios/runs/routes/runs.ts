import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { RunsService } from '../service.ts'
import { readUser } from './user.ts'

const startSchema = {
  body: {
    type: 'object',
    required: ['datasetId'],
    properties: { datasetId: { type: 'string', minLength: 1, maxLength: 64 } },
  },
}

/** POST /runs, GET /runs/:id, GET /runs/:id/result, GET /runs/status. */
export function registerRuns(app: FastifyInstance, service: RunsService): void {
  app.post('/runs', { schema: startSchema }, async function startRun(request: FastifyRequest, reply: FastifyReply) {
    const { datasetId } = request.body as { datasetId: string }
    const run = await service.startRun(readUser(request), datasetId)
    return reply.code(202).header('location', `/runs/${run.runId}`).send(run)
  })

  app.get('/runs/status', async function getStatus() {
    return service.status()
  })

  app.get('/runs/:id', async function getRun(request: FastifyRequest) {
    return service.findRun(readUser(request), idOf(request))
  })

  app.get('/runs/:id/result', async function getResult(request: FastifyRequest) {
    return service.resultOf(readUser(request), idOf(request))
  })
}

/** The run that a path names. */
export function idOf({ params }: FastifyRequest): string {
  return (params as { id: string }).id
}
