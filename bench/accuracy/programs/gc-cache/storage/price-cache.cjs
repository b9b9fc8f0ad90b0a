class PriceCache {
  constructor() {
    this.prices = []
  }

  get size() {
    return this.prices.length
  }

  fill(count) {
    const prices = []
    for (let index = 0; index < count; index++) { // blocks
      prices.push({ index, notes: { tax: { rate: { of: {} } } } }) // blocks
    }
    this.prices = prices
  }
}

module.exports = { PriceCache }
