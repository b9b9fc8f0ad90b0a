import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '../refusal.ts'
import { readSample, type SampleName, sampleNames } from '../sample/sample-file.ts'
import type { RunsService } from '../service.ts'
import { readUser } from './user.ts'

/** Of an upload. */
const mostBytes = 8 * 1024 * 1024

const sampleSchema = {
  type: 'object',
  required: ['sample'],
  properties: { sample: { enum: sampleNames } },
}

/** POST /runs/datasets: a CSV file as the body, or `{"sample": "large"}` for the one that the server has.
 *  @param folder where that one is
 */
export function registerDatasets(app: FastifyInstance, service: RunsService, folder: string): void {
  app.addContentTypeParser(
    'text/csv',
    { parseAs: 'buffer', bodyLimit: mostBytes },
    async (_: unknown, body: Buffer) => body,
  )

  const schema = { body: { content: { 'application/json': { schema: sampleSchema } } } }

  app.post(
    '/runs/datasets',
    { schema, bodyLimit: mostBytes },
    async function addDataset(request: FastifyRequest, reply: FastifyReply) {
      const user = readUser(request)
      const bytes = await readUpload(request.body, folder)
      return reply.code(201).send(await service.addDataset(user, bytes))
    },
  )
}

/** @throws Refusal 400 for a body of another kind */
async function readUpload(body: unknown, folder: string): Promise<Uint8Array> {
  if (body instanceof Uint8Array) return body
  if (typeof body === 'object' && body !== null) return readSample(folder, (body as { sample: SampleName }).sample)
  throw new Refusal(400, 'Send a CSV file as text/csv, or the name of a sample as JSON.')
}
