const { setImmediate: turn } = require('node:timers/promises')
const { histogram } = require('./histogram.cjs')

const published = { at: 0, buckets: [] }

exports.refreshStatistics = async () => {
  await turn()
  published.buckets = histogram(50)
  published.at = Date.now()
}
