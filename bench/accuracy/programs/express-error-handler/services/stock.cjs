const { setImmediate: turn } = require('node:timers/promises')
const { StockError } = require('../errors/stock-error.cjs')

const shelves = Array.from({ length: 180_000 }, (_, id) => ({ id, place: `row ${id % 90}, shelf ${id % 12}`, left: id % 3 }))

async function takeItem(shop, item) {
  await turn()
  throw new StockError(`${shop} has no ${item}`, { shop, item, shelves })
}

module.exports = { takeItem }
