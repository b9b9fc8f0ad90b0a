import type { FastifyInstance } from 'fastify'
import { createPlanner } from '../services/tour-planner.js'

interface TourRequest {
  Params: { name: string }
}

export async function tourRoutes(app: FastifyInstance): Promise<void> {
  app.get<TourRequest>('/:name/plan', async ({ params }) => {
    const planner = await createPlanner(params.name)
    return planner.plan()
  })
}
