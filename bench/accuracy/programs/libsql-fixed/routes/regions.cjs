const { Sales } = require('../storage/sales.cjs')

module.exports = async (app) => {
  const sales = new Sales()
  app.get('/regions/:region/best', async ({ params }) => {
    const rows = await sales.bestOf(params.region)
    return { region: params.region, best: rows.map((row) => row.shop) }
  })
}
