const { PriceCache } = require('../storage/price-cache.cjs')

const cache = new PriceCache(250_000)

module.exports = async (app) => {
  app.get('/refresh', async () => {
    await cache.fill()
    return { prices: cache.size }
  })
}
