const { LegacyReport } = require('../services/legacy-report.cjs')

exports.legacyRoutes = async (app) => {
  app.get('/:id', async ({ params }) => new LegacyReport(params.id).describe())
}
