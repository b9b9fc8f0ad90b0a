const { setImmediate: turn } = require('node:timers/promises')
const { bestSplit } = require('./best-split.cjs')

exports.plan = async (days) => {
  await turn()
  const loads = Array.from({ length: 22 + (days % 2) }, (_, index) => 3 + ((index * 37) % 11))
  return { best: bestSplit(loads) }
}
