import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notebookPage } from './page.ts'
import type { CellRequest, NotebookService } from './service.ts'

const schema = {
  body: {
    type: 'object',
    required: ['cell'],
    additionalProperties: false,
    properties: {
      cell: { type: 'string', pattern: '^[a-z]{1,20}$' },
      database: { type: 'string', pattern: '^[a-z]{1,20}$' },
    },
  },
}

/** GET /notebook: its cells. GET /notebook/page: the same to look at, with a button. POST /notebook/cells/run: one
 *  cell's answer. */
export function registerNotebook(app: FastifyInstance, notebook: NotebookService): void {
  app.get('/notebook', async function getNotebook() {
    return { cells: notebook.listCells() }
  })

  app.get('/notebook/page', async function getPage(_request: FastifyRequest, reply: FastifyReply) {
    return reply.type('text/html; charset=utf-8').send(notebookPage)
  })

  app.post('/notebook/cells/run', { schema }, async function runCell(request: FastifyRequest, reply: FastifyReply) {
    const answer = await notebook.runCell(request.body as CellRequest)
    if (answer === undefined) return reply.code(404).send({ error: 'the notebook has no such cell there' })
    return answer
  })
}
