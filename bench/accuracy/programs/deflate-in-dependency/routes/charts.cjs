const { Chart } = require('../services/chart.cjs')

exports.chartRoutes = async (app) => {
  app.get('/:name', async ({ params }, reply) => {
    const chart = await Chart.load(params.name)
    return reply.type('image/png').send(chart.toPng().subarray(0, 2_000))
  })
}
