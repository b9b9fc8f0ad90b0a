import type { FastifyInstance } from 'fastify'
import { Checker, type Verdict } from '../services/checker.ts'

export async function schemaRoutes(app: FastifyInstance): Promise<void> {
  const checker = new Checker()
  app.get<{ Params: { name: string } }>('/:name/check', async ({ params }): Promise<Verdict> => checker.check(params.name))
}
