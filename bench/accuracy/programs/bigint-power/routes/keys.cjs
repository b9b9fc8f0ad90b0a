const { publicNumber } = require('../services/keys.cjs')

module.exports = async (app) => {
  app.get('/keys/:seed', async ({ params }) => ({ number: await publicNumber(BigInt(params.seed)) }))
}
