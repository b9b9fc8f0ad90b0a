const { PriceCache } = require('../storage/price-cache.cjs')

const cache = new PriceCache()

module.exports = async (app) => {
  app.get('/refresh', async () => {
    await null
    cache.fill(120_000)
    return { prices: cache.size }
  })
}
