import { clustersOf } from '../services/clusters.js'

export async function surveyRoutes(app) {
  app.get('/:year/clusters', async ({ params }) => clustersOf(Number(params.year)))
}
