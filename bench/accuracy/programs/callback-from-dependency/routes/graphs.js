import { GraphWeights } from '../services/graph-weights.js'

export const graphRoutes = async (app) => {
  const weights = new GraphWeights(1_500)
  app.get('/:id/weight', async ({ params }) => ({ weight: await weights.of(params.id) }))
}
