import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DatabaseProvider } from './provider.ts'
import { FileService } from './service.ts'

/** What an organisation's short name looks like. */
const orgPattern = '^[a-z][a-z0-9-]{1,39}$'

const schema = {
  querystring: {
    type: 'object',
    required: ['org'],
    properties: { org: { type: 'string', pattern: orgPattern } },
  },
}

/** GET /tables?org=acme: the organisation's tables. */
export function registerTables(app: FastifyInstance, database: DatabaseProvider, databaseSchema: string): void {
  const files = new FileService(database, databaseSchema)

  app.get('/tables', { schema }, async function getTables(request: FastifyRequest, reply: FastifyReply) {
    const { org } = request.query as { org: string }
    const page = await files.getTables(org)
    if (page === undefined) return reply.code(404).send({ error: 'no tables yet' })
    return page
  })
}
