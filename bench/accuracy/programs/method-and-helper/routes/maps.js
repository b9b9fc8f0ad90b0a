import { HeatMap } from '../services/heat-map.js'

export async function mapRoutes(app) {
  app.get('/maps/:region/heat', async ({ params }) => {
    const map = new HeatMap(params.region, 260)
    return { peak: await map.peak() }
  })
}
