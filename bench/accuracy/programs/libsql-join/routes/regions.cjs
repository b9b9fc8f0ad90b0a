const { Ranking } = require('../services/ranking.cjs')
const { Sales } = require('../storage/sales.cjs')

module.exports = async (app) => {
  const ranking = new Ranking(new Sales())
  app.get('/regions/:region/best', async ({ params }) => ranking.of(params.region))
}
