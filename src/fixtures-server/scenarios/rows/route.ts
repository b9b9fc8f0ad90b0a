import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ExportService } from './export-service.ts'
import { type RowsDatabase, rowsDatabases } from './row-source.ts'

const schema = {
  querystring: {
    type: 'object',
    required: ['database'],
    properties: { database: { type: 'string', enum: rowsDatabases } },
  },
}

/** GET /rows?database=postgresql: all readings, as a JSON array. */
export function registerRows(app: FastifyInstance, exports: ExportService): void {
  app.get('/rows', { schema }, async function getRows(request: FastifyRequest, reply: FastifyReply) {
    const { database } = request.query as { database: RowsDatabase }
    if (!exports.has(database)) return reply.code(404).send({ error: `there is no ${database} here` })
    const readings = await exports.exportReadings(database)
    return reply.type('application/json; charset=utf-8').send(readings)
  })
}
