import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { openEventStream } from '../event-stream.ts'
import { Refusal } from '../refusal.ts'
import type { RunsService } from '../service.ts'
import { idOf } from './runs.ts'
import { readUser } from './user.ts'

/** GET /runs/:id/events: what the run tells, as server-sent events. A browser that lost the connection says with Last-Event-ID
 *  where to go on. */
export function registerEvents(app: FastifyInstance, service: RunsService): void {
  const openStreams = new Set<() => void>()

  app.get('/runs/:id/events', async function getEvents(request: FastifyRequest, reply: FastifyReply) {
    const feed = service.follow(readUser(request), idOf(request), readLastEventId(request))
    reply.hijack()
    const end = openEventStream(reply.raw, feed)
    openStreams.add(end)
    reply.raw.once('close', () => openStreams.delete(end))
  })

  // A stream has no end of its own: the server, which waits for its requests, would wait for ever.
  app.addHook('preClose', async () => {
    for (const end of openStreams) end()
  })
}

function readLastEventId({ headers }: FastifyRequest): number {
  const given = headers['last-event-id'] ?? '0'
  if (typeof given !== 'string' || !/^\d{1,9}$/.test(given)) {
    throw new Refusal(400, 'Last-Event-ID must be the id of an event.')
  }
  return Number(given)
}
