const { log } = require('../logging/log.cjs')

const items = Array.from({ length: 9_000 }, (_, index) => `item ${index}: blue chair, 4 pieces`)

exports.basketOf = async (customer) => {
  await null
  log(`${customer}: ${items.length} items, first ${items[0]}`)
  log(items.join('\n'))
  return { customer, items }
}
