const { countPrimes } = require('../services/primes.cjs')

module.exports = async (app) => {
  app.get('/primes/:limit', async ({ params }) => ({ count: await countPrimes(Number(params.limit)) }))
}
