const { dump } = require('../logging/dump.cjs')

const items = Array.from({ length: 24_000 }, (_, index) => `item ${index}: blue chair, 4 pieces`)

exports.basketOf = async (customer) => {
  await null
  const basket = { customer, items }
  dump(basket)
  return basket
}
