const { setImmediate: turn } = require('node:timers/promises')
const { store } = require('../storage/store.cjs')
const { releaseMemory } = require('./memory.cjs')

exports.importBatch = async (batch) => {
  store.set(`last-${batch}`, { batch })
  await turn()
  releaseMemory()
  return store.size
}
