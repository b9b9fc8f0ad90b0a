const cache = require('../storage/cache.cjs')

async function countFeatures() {
  const collection = await cache.read('features')
  return collection.features.length
}

module.exports = { countFeatures }
