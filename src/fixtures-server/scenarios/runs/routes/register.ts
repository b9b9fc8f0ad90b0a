import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'
import type { RunsService } from '../service.ts'
import { registerDatasets } from './datasets.ts'
import { registerEvents } from './events.ts'
import { registerPage } from './page.ts'
import { registerRuns } from './runs.ts'

/** Adds all routes of the story.
 *  @param folder where the samples are
 */
export function registerRoutes(app: FastifyInstance, service: RunsService, folder: string): void {
  app.setErrorHandler(answerError)
  registerDatasets(app, service, folder)
  registerRuns(app, service)
  registerEvents(app, service)
  registerPage(app)
}

/** As the framework answers errors, and says when to come back. */
async function answerError(error: Error, _request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof Refusal && error.retryAfterS !== undefined) reply.header('retry-after', error.retryAfterS)
  return reply.send(error)
}
